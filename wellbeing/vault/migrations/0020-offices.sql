-- The vault of an office: it holds no cases, but representatives' shares of counts that it can't read by itself.
BEGIN IMMEDIATE;

-- There when this vault is an office's. `other_office` is the fingerprint of the other one, once its card was compared.
CREATE TABLE office (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    role TEXT NOT NULL CHECK (role IN ('releasing', 'second')),
    country TEXT NOT NULL CHECK (length(country) = 2),
    begun_at TEXT NOT NULL,
    other_office TEXT REFERENCES representative (fingerprint)
) STRICT;
CREATE TRIGGER office_without_cases BEFORE INSERT ON office
WHEN EXISTS (SELECT 1 FROM case_) OR EXISTS (SELECT 1 FROM officer) OR EXISTS (SELECT 1 FROM quarter)
BEGIN
    SELECT raise(ABORT, 'a vault with cases is no office');
END;
CREATE TRIGGER no_case_in_an_office BEFORE INSERT ON case_ WHEN EXISTS (SELECT 1 FROM office)
BEGIN
    SELECT raise(ABORT, 'an office holds no cases');
END;
CREATE TRIGGER office_stays BEFORE UPDATE OF one, role, country, begun_at ON office
BEGIN
    SELECT raise(ABORT, 'an office stays what it is');
END;
CREATE TRIGGER office_kept BEFORE DELETE ON office
BEGIN
    SELECT raise(ABORT, 'an office stays what it is');
END;

-- Who may contribute: each office enrols everybody itself. A pseudonym means one representative for ever.
CREATE TABLE enrolment (
    pseudonym TEXT PRIMARY KEY CHECK (length(pseudonym) BETWEEN 1 AND 40),
    fingerprint TEXT NOT NULL REFERENCES representative (fingerprint),
    area TEXT NOT NULL,
    enrolled_at TEXT NOT NULL,
    ended_at TEXT
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX enrolled_once ON enrolment (fingerprint) WHERE ended_at IS NULL;
CREATE TRIGGER enrolment_stays BEFORE UPDATE OF pseudonym, fingerprint, area, enrolled_at ON enrolment
BEGIN
    SELECT raise(ABORT, 'an enrolment stays or ends');
END;
CREATE TRIGGER enrolment_ends_once BEFORE UPDATE OF ended_at ON enrolment WHEN OLD.ended_at IS NOT NULL
BEGIN
    SELECT raise(ABORT, 'an enrolment stays or ends');
END;

-- What both offices told each other about a quarter: `body` is what was signed, `file` how it left, where it is handed
-- out again. What binds an office is there once. What holds partial sums goes when the quarter is closed.
CREATE TABLE office_document (
    id INTEGER PRIMARY KEY,
    period TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-Q[1-4]'),
    kind TEXT NOT NULL CHECK (
        kind IN ('proposed_roster', 'roster', 'acceptance', 'activity', 'sums', 'proposed_closing', 'closing')
    ),
    given INTEGER NOT NULL CHECK (given IN (0, 1)),
    number INTEGER NOT NULL CHECK (number > 0 AND (number = 1 OR kind IN ('proposed_roster', 'acceptance'))),
    body BLOB NOT NULL,
    file BLOB NOT NULL,
    at TEXT NOT NULL,
    UNIQUE (period, kind, given, number)
) STRICT;
CREATE TRIGGER document_stays BEFORE UPDATE ON office_document
BEGIN
    SELECT raise(ABORT, 'what was signed stays');
END;
CREATE TRIGGER document_kept BEFORE DELETE ON office_document
WHEN OLD.kind NOT IN ('activity', 'sums')
    OR NOT EXISTS (SELECT 1 FROM office_document d WHERE d.period = OLD.period AND d.kind = 'closing')
BEGIN
    SELECT raise(ABORT, 'what was signed stays');
END;
CREATE TRIGGER agreed_once BEFORE INSERT ON office_document
WHEN NEW.kind IN ('roster', 'closing')
    AND EXISTS (SELECT 1 FROM office_document d WHERE d.period = NEW.period AND d.kind = NEW.kind)
BEGIN
    SELECT raise(ABORT, 'both offices agree once');
END;
CREATE TRIGGER closed_for_good BEFORE INSERT ON office_document
WHEN EXISTS (SELECT 1 FROM office_document d WHERE d.period = NEW.period AND d.kind = 'closing')
BEGIN
    SELECT raise(ABORT, 'a closed quarter stays closed');
END;
CREATE TRIGGER bound_by_activity BEFORE INSERT ON office_document
WHEN NEW.kind = 'acceptance'
    AND EXISTS (SELECT 1 FROM office_document d WHERE d.period = NEW.period AND d.kind = 'activity')
BEGIN
    SELECT raise(ABORT, 'a quarter opens from one pair of lists');
END;

-- Contributions that were taken in. `share` is this office's half (a seed at the second one); it goes when the quarter
-- is closed. Earlier revisions stay until then: a list may name one.
CREATE TABLE office_contribution (
    period TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-Q[1-4]'),
    pseudonym TEXT NOT NULL REFERENCES enrolment (pseudonym),
    revision INTEGER NOT NULL CHECK (revision > 0),
    contribution TEXT NOT NULL CHECK (length(contribution) = 32),
    schema TEXT NOT NULL,
    releasing_hash BLOB NOT NULL,
    second_hash BLOB NOT NULL,
    share BLOB,
    taken_at TEXT NOT NULL,
    PRIMARY KEY (period, pseudonym, revision),
    UNIQUE (contribution, revision)
) STRICT;
CREATE TRIGGER contribution_stays BEFORE UPDATE OF
    period, pseudonym, revision, contribution, schema, releasing_hash, second_hash, taken_at ON office_contribution
BEGIN
    SELECT raise(ABORT, 'a contribution stays as it was');
END;
CREATE TRIGGER share_only_goes BEFORE UPDATE OF share ON office_contribution WHEN NEW.share IS NOT NULL
BEGIN
    SELECT raise(ABORT, 'a contribution stays as it was');
END;
CREATE TRIGGER contribution_kept BEFORE DELETE ON office_contribution
BEGIN
    SELECT raise(ABORT, 'a contribution stays as it was');
END;
CREATE TRIGGER none_while_opening BEFORE INSERT ON office_contribution
WHEN EXISTS (
    SELECT 1 FROM office_document d WHERE d.period = NEW.period AND d.kind IN ('activity', 'sums', 'closing')
)
BEGIN
    SELECT raise(ABORT, 'a quarter that is opened takes nothing more');
END;

-- The batches that were opened, at the releasing office only. `sums` are sealed here until the year has left.
CREATE TABLE office_batch (
    period TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-Q[1-4]'),
    area TEXT NOT NULL,
    contributions INTEGER NOT NULL CHECK (contributions > 0),
    schema TEXT NOT NULL,
    void INTEGER NOT NULL CHECK (void IN (0, 1)),
    sums BLOB CHECK (void = 0 OR sums IS NULL),
    PRIMARY KEY (period, area)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER batch_stays BEFORE UPDATE OF period, area, contributions, schema, void ON office_batch
BEGIN
    SELECT raise(ABORT, 'a batch opens once');
END;
CREATE TRIGGER sums_only_go BEFORE UPDATE OF sums ON office_batch WHEN NEW.sums IS NOT NULL
BEGIN
    SELECT raise(ABORT, 'a batch opens once');
END;
CREATE TRIGGER batch_kept BEFORE DELETE ON office_batch
BEGIN
    SELECT raise(ABORT, 'a batch opens once');
END;

PRAGMA user_version = 20;
COMMIT;
