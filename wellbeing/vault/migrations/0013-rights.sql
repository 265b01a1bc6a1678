-- The officer's rights: what stood before a correction, restrictions, holds, and what is kept longer than usual.
BEGIN IMMEDIATE;

-- `what` names the field that was corrected, `before` is what stood there. Of facts of a case or its incident,
-- `case_id` is the case. It goes with what it is about.
CREATE TABLE correction (
    id INTEGER PRIMARY KEY,
    officer_id INTEGER NOT NULL REFERENCES officer (id) ON DELETE CASCADE,
    case_id INTEGER REFERENCES case_ (id) ON DELETE CASCADE,
    what TEXT NOT NULL CHECK (what <> ''),
    before TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX correction_of_officer ON correction (officer_id);
CREATE INDEX correction_of_case ON correction (case_id);

-- While one is in force, the officer's records are kept and not used.
CREATE TABLE restriction (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    officer_id INTEGER NOT NULL REFERENCES officer (id) ON DELETE CASCADE,
    reason TEXT NOT NULL CHECK (reason IN ('accuracy', 'unlawful', 'claim', 'objection')),
    since TEXT NOT NULL,
    lifted_at TEXT
) STRICT;
CREATE UNIQUE INDEX restriction_in_force ON restriction (officer_id) WHERE lifted_at IS NULL;

-- While one stands, nothing of the officer is erased: a claim is open. `until` is a local day.
CREATE TABLE hold (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    officer_id INTEGER NOT NULL REFERENCES officer (id) ON DELETE CASCADE,
    reason TEXT NOT NULL CHECK (trim(reason) <> ''),
    until TEXT NOT NULL CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    set_at TEXT NOT NULL,
    lifted_at TEXT
) STRICT;
CREATE INDEX hold_of_officer ON hold (officer_id);

-- Data that somebody decided to keep past its usual time: of a case, or of a whole import. `until` is a local day.
CREATE TABLE kept_longer (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind <> ''),
    case_id INTEGER REFERENCES case_ (id) ON DELETE CASCADE,
    import_id INTEGER REFERENCES import_batch (id) ON DELETE CASCADE,
    until TEXT NOT NULL CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    reason TEXT NOT NULL CHECK (trim(reason) <> ''),
    at TEXT NOT NULL,
    CHECK ((case_id IS NULL) <> (import_id IS NULL))
) STRICT;
CREATE INDEX kept_longer_of_case ON kept_longer (case_id);
CREATE INDEX kept_longer_of_import ON kept_longer (import_id);

-- FTS5's 'secure-delete' breaks an index whose documents are long (SQLite 3.53): erasing merges the index instead,
-- which leaves nothing of what was removed. Written anew, so that an index that was broken is whole again.
INSERT INTO search (search, rank) VALUES ('secure-delete', 0);
INSERT INTO search (search) VALUES ('rebuild');

PRAGMA user_version = 13;
COMMIT;
