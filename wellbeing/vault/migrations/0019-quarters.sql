-- The freeze of quarters: which were frozen, what they hold until their year has left, and where each event was counted.
BEGIN IMMEDIATE;

-- A frozen quarter. `path` says how its figures left, once for the four of a year; NULL: nothing of it has left.
CREATE TABLE quarter (
    period TEXT PRIMARY KEY CHECK (period GLOB '[0-9][0-9][0-9][0-9]-Q[1-4]'),
    frozen_at TEXT NOT NULL,
    path TEXT CHECK (path IN ('open_release', 'contribution'))
) STRICT, WITHOUT ROWID;
CREATE TRIGGER quarter_stays BEFORE UPDATE OF period, frozen_at ON quarter
BEGIN
    SELECT raise(ABORT, 'a frozen quarter stays');
END;
CREATE TRIGGER quarter_kept BEFORE DELETE ON quarter
BEGIN
    SELECT raise(ABORT, 'a frozen quarter stays');
END;
CREATE TRIGGER one_path BEFORE UPDATE OF path ON quarter
WHEN NEW.path IS NULL OR EXISTS (
    SELECT 1 FROM quarter q
    WHERE substr(q.period, 1, 4) = substr(NEW.period, 1, 4) AND q.path IS NOT NULL AND q.path <> NEW.path
)
BEGIN
    SELECT raise(ABORT, 'a year leaves by one path');
END;

-- The sealed count of a quarter, as codes: one row for each case and event that it counted. `subject` tells events of
-- one kind apart: the step of a contact, the random id of a referral. A release of the year takes the rows away.
CREATE TABLE counted (
    case_id INTEGER NOT NULL REFERENCES case_ (id) ON DELETE CASCADE,
    unit TEXT NOT NULL CHECK (
        unit IN ('cases', 'contacts', 'days_lost', 'appointments', 'referrals', 'justice')
    ),
    subject TEXT NOT NULL,
    period TEXT NOT NULL REFERENCES quarter (period),
    incident_year INTEGER NOT NULL,
    facts TEXT NOT NULL,
    PRIMARY KEY (case_id, unit, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX counted_in_quarter ON counted (period);
CREATE TRIGGER counted_stays BEFORE UPDATE OF unit, subject, period, incident_year, facts ON counted
BEGIN
    SELECT raise(ABORT, 'what was counted stays as it was');
END;

-- Where each event was counted, for good.
ALTER TABLE case_ ADD COLUMN days_lost_counted_in TEXT;
ALTER TABLE case_ ADD COLUMN justice_counted_in TEXT;
ALTER TABLE follow_up ADD COLUMN counted_in TEXT;
ALTER TABLE referral ADD COLUMN appointment_counted_in TEXT;
ALTER TABLE referral ADD COLUMN outcome_counted_in TEXT;

-- Years that have left counted their cases with the events of that time: what may stand in them is never counted again.
UPDATE case_ SET days_lost_counted_in = counted_in WHERE counted_in IS NOT NULL;
UPDATE follow_up SET counted_in = (SELECT c.counted_in FROM case_ c WHERE c.id = case_id)
WHERE result IS NOT NULL AND reason = 'cadence' AND EXISTS (
    SELECT 1 FROM case_ c WHERE c.id = case_id AND substr(follow_up.closed_at, 1, 4) <= substr(c.counted_in, 1, 4)
);
UPDATE referral SET
    appointment_counted_in = (SELECT c.counted_in FROM case_ c WHERE c.id = case_id),
    outcome_counted_in = (SELECT c.counted_in FROM case_ c WHERE c.id = case_id)
WHERE EXISTS (SELECT 1 FROM case_ c WHERE c.id = case_id AND substr(made_at, 1, 4) <= substr(c.counted_in, 1, 4));
INSERT INTO quarter (period, frozen_at, path)
SELECT r.period || q.name, r.at, 'open_release' FROM "release" r
CROSS JOIN (SELECT '-Q1' AS name UNION SELECT '-Q2' UNION SELECT '-Q3' UNION SELECT '-Q4') q
WHERE r.period GLOB '[0-9][0-9][0-9][0-9]';

CREATE TRIGGER days_lost_counted_once BEFORE UPDATE OF days_lost_counted_in ON case_
WHEN OLD.days_lost_counted_in IS NOT NULL AND NEW.days_lost_counted_in IS NOT OLD.days_lost_counted_in
BEGIN
    SELECT raise(ABORT, 'a counted event keeps its period');
END;
CREATE TRIGGER justice_counted_once BEFORE UPDATE OF justice_counted_in ON case_
WHEN OLD.justice_counted_in IS NOT NULL AND NEW.justice_counted_in IS NOT OLD.justice_counted_in
BEGIN
    SELECT raise(ABORT, 'a counted event keeps its period');
END;
CREATE TRIGGER contact_counted_once BEFORE UPDATE OF counted_in ON follow_up
WHEN OLD.counted_in IS NOT NULL AND NEW.counted_in IS NOT OLD.counted_in
BEGIN
    SELECT raise(ABORT, 'a counted event keeps its period');
END;
CREATE TRIGGER referral_counted_once BEFORE UPDATE OF appointment_counted_in, outcome_counted_in ON referral
WHEN (OLD.appointment_counted_in IS NOT NULL AND NEW.appointment_counted_in IS NOT OLD.appointment_counted_in)
    OR (OLD.outcome_counted_in IS NOT NULL AND NEW.outcome_counted_in IS NOT OLD.outcome_counted_in)
BEGIN
    SELECT raise(ABORT, 'a counted event keeps its period');
END;

PRAGMA user_version = 19;
COMMIT;
