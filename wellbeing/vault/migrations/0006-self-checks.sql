-- Values of self-checks that officers asked to have kept. Nothing reads them for figures.
BEGIN IMMEDIATE;

CREATE TABLE self_check (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    case_id INTEGER NOT NULL REFERENCES case_ (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    taken_on TEXT NOT NULL CHECK (taken_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    value INTEGER NOT NULL CHECK (value >= 0)
) STRICT;
CREATE INDEX self_check_of_case ON self_check (case_id);

PRAGMA user_version = 6;
COMMIT;
