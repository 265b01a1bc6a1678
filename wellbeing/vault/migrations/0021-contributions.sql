-- What leaves as a contribution to a national release: to which two offices, in which revisions, and what they counted.
BEGIN IMMEDIATE;

-- The two offices to which contributions go, from a year on. A year that was contributed to keeps its offices.
CREATE TABLE offices_from (
    year INTEGER PRIMARY KEY,
    releasing_card BLOB NOT NULL,
    second_card BLOB NOT NULL CHECK (second_card <> releasing_card),
    country TEXT NOT NULL CHECK (length(country) = 2),
    pseudonym TEXT NOT NULL CHECK (length(pseudonym) BETWEEN 1 AND 40),
    chosen_at TEXT NOT NULL
) STRICT;
CREATE TRIGGER offices_stay BEFORE UPDATE ON offices_from
BEGIN
    SELECT raise(ABORT, 'the offices of a year stay');
END;
CREATE TRIGGER offices_kept BEFORE DELETE ON offices_from
WHEN EXISTS (SELECT 1 FROM quarter q WHERE q.path = 'contribution' AND substr(q.period, 1, 4) >= OLD.year)
BEGIN
    SELECT raise(ABORT, 'the offices of a year stay');
END;

-- A quarter that both offices closed: since when that is known here, and which revision counted (NULL: none did).
ALTER TABLE quarter ADD COLUMN closed_at TEXT;
ALTER TABLE quarter ADD COLUMN counted_revision INTEGER;
CREATE TRIGGER quarter_closed_once BEFORE UPDATE OF closed_at, counted_revision ON quarter
WHEN OLD.closed_at IS NOT NULL OR NEW.path IS NOT 'contribution'
BEGIN
    SELECT raise(ABORT, 'a quarter is closed once');
END;

-- Each revision that left. `held` is how many cases and events it counted (NULL: a restore has forgotten which),
-- `basis` a digest of them; the files, sealed to the offices, are handed out again until the quarter is closed.
CREATE TABLE contribution (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    period TEXT NOT NULL REFERENCES quarter (period),
    revision INTEGER NOT NULL CHECK (revision > 0),
    at TEXT NOT NULL,
    held INTEGER CHECK (held >= 0),
    basis BLOB,
    for_releasing BLOB,
    for_second BLOB,
    UNIQUE (period, revision)
) STRICT;
CREATE TRIGGER revision_stays BEFORE UPDATE OF uid, period, revision, at, held ON contribution
BEGIN
    SELECT raise(ABORT, 'a contribution stays as it left');
END;
CREATE TRIGGER files_only_go BEFORE UPDATE OF basis, for_releasing, for_second ON contribution
WHEN NEW.basis IS NOT NULL OR NEW.for_releasing IS NOT NULL OR NEW.for_second IS NOT NULL
BEGIN
    SELECT raise(ABORT, 'a contribution stays as it left');
END;
CREATE TRIGGER revision_kept BEFORE DELETE ON contribution
BEGIN
    SELECT raise(ABORT, 'a contribution stays as it left');
END;
CREATE TRIGGER none_after_closing BEFORE INSERT ON contribution
WHEN EXISTS (SELECT 1 FROM quarter q WHERE q.period = NEW.period AND q.path IS NOT 'contribution')
BEGIN
    SELECT raise(ABORT, 'a contribution goes to a quarter that leaves so');
END;

-- What each revision counted, until its year is over.
CREATE TABLE contributed (
    contribution_id INTEGER NOT NULL REFERENCES contribution (id),
    case_id INTEGER NOT NULL REFERENCES case_ (id) ON DELETE CASCADE,
    unit TEXT NOT NULL,
    subject TEXT NOT NULL,
    PRIMARY KEY (contribution_id, case_id, unit, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX contributed_case ON contributed (case_id);

-- What a closed quarter did not count waits for the next one, and its mark follows it there.
ALTER TABLE counted ADD COLUMN waits INTEGER NOT NULL DEFAULT 0 CHECK (waits IN (0, 1));
DROP TRIGGER counted_stays;
CREATE TRIGGER counted_stays BEFORE UPDATE OF unit, subject, period, incident_year, facts ON counted
WHEN NEW.unit <> OLD.unit OR NEW.subject <> OLD.subject OR NEW.incident_year <> OLD.incident_year
    OR NEW.facts <> OLD.facts OR (NEW.period <> OLD.period AND (OLD.waits = 0 OR NEW.period < OLD.period))
BEGIN
    SELECT raise(ABORT, 'what was counted stays as it was');
END;
CREATE TRIGGER waits_after_closing BEFORE UPDATE OF waits ON counted
WHEN NEW.waits = 1
    AND NOT EXISTS (SELECT 1 FROM quarter q WHERE q.period = NEW.period AND q.closed_at IS NOT NULL)
BEGIN
    SELECT raise(ABORT, 'what was counted stays as it was');
END;

DROP TRIGGER counted_once;
CREATE TRIGGER counted_once BEFORE UPDATE OF counted_in ON case_
WHEN OLD.counted_in IS NOT NULL AND NEW.counted_in IS NOT OLD.counted_in AND NOT EXISTS (
    SELECT 1 FROM counted k WHERE k.case_id = OLD.id AND k.unit = 'cases' AND k.period = NEW.counted_in
)
BEGIN
    SELECT raise(ABORT, 'a counted case keeps its period');
END;
DROP TRIGGER days_lost_counted_once;
CREATE TRIGGER days_lost_counted_once BEFORE UPDATE OF days_lost_counted_in ON case_
WHEN OLD.days_lost_counted_in IS NOT NULL AND NEW.days_lost_counted_in IS NOT OLD.days_lost_counted_in AND NOT EXISTS (
    SELECT 1 FROM counted k
    WHERE k.case_id = OLD.id AND k.unit = 'days_lost' AND k.period = NEW.days_lost_counted_in
)
BEGIN
    SELECT raise(ABORT, 'a counted event keeps its period');
END;
DROP TRIGGER justice_counted_once;
CREATE TRIGGER justice_counted_once BEFORE UPDATE OF justice_counted_in ON case_
WHEN OLD.justice_counted_in IS NOT NULL AND NEW.justice_counted_in IS NOT OLD.justice_counted_in AND NOT EXISTS (
    SELECT 1 FROM counted k WHERE k.case_id = OLD.id AND k.unit = 'justice' AND k.period = NEW.justice_counted_in
)
BEGIN
    SELECT raise(ABORT, 'a counted event keeps its period');
END;
DROP TRIGGER contact_counted_once;
CREATE TRIGGER contact_counted_once BEFORE UPDATE OF counted_in ON follow_up
WHEN OLD.counted_in IS NOT NULL AND NEW.counted_in IS NOT OLD.counted_in AND NOT EXISTS (
    SELECT 1 FROM counted k
    WHERE k.case_id = OLD.case_id AND k.unit = 'contacts' AND k.subject = OLD.step AND k.period = NEW.counted_in
)
BEGIN
    SELECT raise(ABORT, 'a counted event keeps its period');
END;
DROP TRIGGER referral_counted_once;
CREATE TRIGGER appointment_counted_once BEFORE UPDATE OF appointment_counted_in ON referral
WHEN OLD.appointment_counted_in IS NOT NULL AND NEW.appointment_counted_in IS NOT OLD.appointment_counted_in
    AND NOT EXISTS (
        SELECT 1 FROM counted k WHERE k.case_id = OLD.case_id AND k.unit = 'appointments' AND k.subject = OLD.uid
        AND k.period = NEW.appointment_counted_in
    )
BEGIN
    SELECT raise(ABORT, 'a counted event keeps its period');
END;
CREATE TRIGGER outcome_counted_once BEFORE UPDATE OF outcome_counted_in ON referral
WHEN OLD.outcome_counted_in IS NOT NULL AND NEW.outcome_counted_in IS NOT OLD.outcome_counted_in
    AND NOT EXISTS (
        SELECT 1 FROM counted k WHERE k.case_id = OLD.case_id AND k.unit = 'referrals' AND k.subject = OLD.uid
        AND k.period = NEW.outcome_counted_in
    )
BEGIN
    SELECT raise(ABORT, 'a counted event keeps its period');
END;

PRAGMA user_version = 21;
COMMIT;
