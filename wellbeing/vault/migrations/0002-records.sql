-- The records of the work. Codes are those of resources/codes; times are UTC as ISO 8601 text, dates are local.
BEGIN IMMEDIATE;

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE officer (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    alias TEXT NOT NULL CHECK (trim(alias) <> ''),
    name TEXT,
    contact TEXT,
    language TEXT,
    reference TEXT UNIQUE,
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE import_batch (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    source TEXT NOT NULL,
    mapping TEXT NOT NULL,
    at TEXT NOT NULL,
    basis TEXT,
    basis_by TEXT,
    basis_at TEXT,
    yields TEXT NOT NULL,
    "rows" INTEGER NOT NULL CHECK ("rows" >= 0),
    CHECK ((basis IS NULL) = (basis_by IS NULL) AND (basis IS NULL) = (basis_at IS NULL))
) STRICT;

CREATE TABLE incident (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    occurred_on TEXT NOT NULL CHECK (occurred_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    occurred_at TEXT,
    zone TEXT,
    act TEXT NOT NULL,
    means TEXT,
    flags TEXT NOT NULL DEFAULT '',
    circumstance TEXT,
    environment TEXT,
    place TEXT,
    region TEXT,
    alias TEXT,
    under_investigation INTEGER NOT NULL DEFAULT 0 CHECK (under_investigation IN (0, 1)),
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE case_ (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    incident_id INTEGER NOT NULL REFERENCES incident (id),
    officer_id INTEGER NOT NULL REFERENCES officer (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'closed', 'history')),
    opened_at TEXT NOT NULL,
    closed_at TEXT,
    lead INTEGER NOT NULL DEFAULT 1 CHECK (lead IN (0, 1)),
    membership TEXT NOT NULL CHECK (membership IN ('member', 'former', 'contact', 'none')),
    relation TEXT NOT NULL CHECK (relation IN ('none', 'friend', 'superior', 'witness')),
    injuries TEXT NOT NULL DEFAULT '',
    days_lost TEXT,
    medical TEXT,
    alone TEXT CHECK (alone IN ('Y', 'N', 'U')),
    over_48h TEXT CHECK (over_48h IN ('Y', 'N', 'U')),
    rest_under_11h TEXT CHECK (rest_under_11h IN ('Y', 'N', 'U')),
    kit_missing TEXT CHECK (kit_missing IN ('Y', 'N', 'U')),
    sex TEXT,
    age_band TEXT,
    role TEXT,
    rank TEXT,
    unit TEXT,
    justice TEXT,
    import_id INTEGER REFERENCES import_batch (id),
    counted_in TEXT,
    UNIQUE (incident_id, officer_id),
    CHECK ((state = 'open') = (closed_at IS NULL)),
    CHECK ((state = 'history') = (import_id IS NOT NULL))
) STRICT;
CREATE INDEX case_of_officer ON case_ (officer_id);
CREATE INDEX case_open ON case_ (state, opened_at) WHERE state = 'open';

CREATE TRIGGER counted_once BEFORE UPDATE OF counted_in ON case_
WHEN OLD.counted_in IS NOT NULL AND NEW.counted_in IS NOT OLD.counted_in
BEGIN
    SELECT raise(ABORT, 'a counted case keeps its period');
END;

-- A row of an imported file: the key under which the file knows it and the digest of what it said, so that
-- the same file adds nothing and a changed row is seen as a correction.
CREATE TABLE import_row (
    source_key TEXT PRIMARY KEY,
    digest BLOB NOT NULL,
    case_id INTEGER NOT NULL REFERENCES case_ (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE follow_up (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    case_id INTEGER NOT NULL REFERENCES case_ (id) ON DELETE CASCADE,
    step TEXT NOT NULL CHECK (step GLOB 'T[0-7]'),
    opens_at TEXT NOT NULL,
    due_at TEXT NOT NULL,
    closes_at TEXT NOT NULL,
    result TEXT CHECK (result IN ('kept', 'late', 'missed', 'declined', 'not_possible')),
    closed_at TEXT,
    UNIQUE (case_id, step),
    CHECK ((result IS NULL) = (closed_at IS NULL))
) STRICT;
CREATE INDEX follow_up_open ON follow_up (opens_at) WHERE result IS NULL;

CREATE TABLE contact (
    id INTEGER PRIMARY KEY,
    follow_up_id INTEGER NOT NULL REFERENCES follow_up (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    reach TEXT NOT NULL CHECK (reach IN ('in_person', 'phone', 'message')),
    reached INTEGER NOT NULL CHECK (reached IN (0, 1))
) STRICT;
CREATE INDEX contact_of_follow_up ON contact (follow_up_id);

CREATE TABLE debrief (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    case_id INTEGER NOT NULL REFERENCES case_ (id) ON DELETE CASCADE,
    step TEXT NOT NULL CHECK (step GLOB 'T[0-7]'),
    mode TEXT NOT NULL,
    checklist TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('under_way', 'paused', 'done')),
    started_at TEXT NOT NULL,
    finished_at TEXT,
    position TEXT,
    CHECK ((state = 'done') = (finished_at IS NOT NULL))
) STRICT;
CREATE INDEX debrief_of_case ON debrief (case_id);

CREATE TABLE answer (
    debrief_id INTEGER NOT NULL REFERENCES debrief (id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    value TEXT,
    at TEXT NOT NULL,
    PRIMARY KEY (debrief_id, question)
) STRICT, WITHOUT ROWID;

CREATE TABLE flag_raised (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_ (id) ON DELETE CASCADE,
    debrief_id INTEGER REFERENCES debrief (id) ON DELETE CASCADE,
    flag TEXT NOT NULL,
    level TEXT NOT NULL,
    raised_at TEXT NOT NULL,
    done TEXT NOT NULL DEFAULT '',
    done_at TEXT
) STRICT;
CREATE INDEX flag_of_case ON flag_raised (case_id);

CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    case_id INTEGER NOT NULL REFERENCES case_ (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX note_of_case ON note (case_id);

CREATE TABLE service (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    kind TEXT NOT NULL,
    name TEXT NOT NULL CHECK (trim(name) <> ''),
    whom TEXT,
    region TEXT,
    languages TEXT NOT NULL DEFAULT '',
    reach TEXT,
    hours TEXT,
    cost TEXT,
    confidentiality TEXT,
    usual_days INTEGER CHECK (usual_days BETWEEN 0 AND 3650),
    checked_on TEXT,
    fictitious INTEGER NOT NULL DEFAULT 0 CHECK (fictitious IN (0, 1))
) STRICT;

CREATE TABLE consent (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    case_id INTEGER NOT NULL REFERENCES case_ (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL CHECK (purpose IN ('statistics', 'service', 'record')),
    service_id INTEGER REFERENCES service (id),
    answer INTEGER NOT NULL CHECK (answer IN (0, 1)),
    way TEXT NOT NULL CHECK (way IN ('spoken', 'signed')),
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    given_at TEXT NOT NULL,
    withdrawn_at TEXT,
    CHECK ((purpose = 'service') = (service_id IS NOT NULL))
) STRICT;
CREATE INDEX consent_of_case ON consent (case_id, purpose);

CREATE TABLE referral (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    case_id INTEGER NOT NULL REFERENCES case_ (id) ON DELETE CASCADE,
    service_id INTEGER NOT NULL REFERENCES service (id),
    kind TEXT NOT NULL,
    state TEXT NOT NULL CHECK (
        state IN ('considered', 'declined', 'made', 'acknowledged', 'appointment', 'under_way', 'closed')
    ),
    created_at TEXT NOT NULL,
    made_at TEXT,
    moved_at TEXT NOT NULL,
    appointment_on TEXT,
    outcome TEXT,
    CHECK ((state = 'closed') = (outcome IS NOT NULL))
) STRICT;
CREATE INDEX referral_of_case ON referral (case_id);
CREATE INDEX referral_waiting ON referral (made_at) WHERE state IN ('made', 'acknowledged', 'appointment', 'under_way');

-- Stations of a referral, for the timeline.
CREATE TABLE referral_move (
    id INTEGER PRIMARY KEY,
    referral_id INTEGER NOT NULL REFERENCES referral (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX move_of_referral ON referral_move (referral_id);

CREATE TABLE file_left (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    kind TEXT NOT NULL,
    carrier TEXT NOT NULL CHECK (carrier IN ('printed', 'saved')),
    at TEXT NOT NULL,
    case_id INTEGER REFERENCES case_ (id) ON DELETE SET NULL,
    place TEXT,
    carried TEXT NOT NULL DEFAULT '',
    consent_uid TEXT
) STRICT;
CREATE INDEX file_of_case ON file_left (case_id);

-- What was released, byte for byte, and what it published, signed: append-only.
CREATE TABLE release (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    period TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    entry BLOB NOT NULL,
    signatures BLOB NOT NULL,
    files BLOB NOT NULL
) STRICT;
CREATE TRIGGER release_stays BEFORE UPDATE ON release
BEGIN
    SELECT raise(ABORT, 'a release is never changed');
END;
CREATE TRIGGER release_kept BEFORE DELETE ON release
BEGIN
    SELECT raise(ABORT, 'a release is never removed');
END;

-- One document per case or service; rowid = 2 * key for a case, 2 * key + 1 for a service.
CREATE VIRTUAL TABLE search USING fts5 (text, tokenize = 'trigram remove_diacritics 1');
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

PRAGMA user_version = 2;
COMMIT;
