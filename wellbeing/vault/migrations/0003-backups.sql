-- What backups and restores have to know: ids that were erased, places of backups, and what was restored.
BEGIN IMMEDIATE;

-- Random uids of records that were erased for good: a restore takes them out of an older backup again.
CREATE TABLE erased (
    uid TEXT PRIMARY KEY CHECK (length(uid) = 32),
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Where backups go. An empty folder stands for the usual one of the computer. `trouble` is a sentence of the
-- catalogue: why the last try failed.
CREATE TABLE backup_place (
    id INTEGER PRIMARY KEY,
    folder TEXT NOT NULL UNIQUE,
    made_at TEXT,
    file TEXT,
    generation INTEGER CHECK (generation > 0),
    trouble TEXT,
    troubled_at TEXT,
    CHECK ((made_at IS NULL) = (file IS NULL) AND (made_at IS NULL) = (generation IS NULL)),
    CHECK ((trouble IS NULL) = (troubled_at IS NULL))
) STRICT;

-- Every restore of this vault. `made_at` and `generation` are those of the backup; `witness_generation` and
-- `witness_mac` the newest state that this computer had seen and that the restore gave up. Releasing is closed
-- while one of them is not settled: `settled_by` names who said that nothing more had left, or is empty where
-- everything that had left is known.
CREATE TABLE restoration (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    at TEXT NOT NULL,
    made_at TEXT NOT NULL,
    generation INTEGER NOT NULL CHECK (generation > 0),
    witness_generation INTEGER,
    witness_mac BLOB CHECK (length(witness_mac) = 32),
    settled_at TEXT,
    settled_by TEXT,
    CHECK ((witness_generation IS NULL) = (witness_mac IS NULL)),
    CHECK ((settled_at IS NULL) = (settled_by IS NULL))
) STRICT;

PRAGMA user_version = 3;
COMMIT;
