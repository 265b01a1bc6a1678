-- Records that were entered twice and made one, with what is needed to take them apart again, until that is settled.
BEGIN IMMEDIATE;

-- `steps` tells every change in its order. It goes with the officer or incident that was kept, and with every case
-- that it tells of.
CREATE TABLE merge (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    officer_id INTEGER REFERENCES officer (id) ON DELETE CASCADE,
    incident_id INTEGER REFERENCES incident (id) ON DELETE CASCADE,
    label TEXT NOT NULL,
    steps TEXT NOT NULL,
    at TEXT NOT NULL,
    CHECK ((officer_id IS NULL) <> (incident_id IS NULL))
) STRICT;

CREATE TABLE merge_case (
    merge_id INTEGER NOT NULL REFERENCES merge (id) ON DELETE CASCADE,
    case_id INTEGER NOT NULL REFERENCES case_ (id) ON DELETE CASCADE,
    PRIMARY KEY (merge_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX merge_of_case ON merge_case (case_id);

-- Pairs of which somebody said that they are two. Random ids only.
CREATE TABLE not_same (
    one_uid TEXT NOT NULL CHECK (length(one_uid) = 32),
    other_uid TEXT NOT NULL CHECK (length(other_uid) = 32),
    PRIMARY KEY (one_uid, other_uid),
    CHECK (one_uid < other_uid)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 17;
COMMIT;
