-- The chained log. Every transaction adds one entry; `sum` is the sum of the digests of all records after it.
-- Subjects are random uids, never content. The program writes the entry and commits; see docs/formats/vault.md.
BEGIN IMMEDIATE;

CREATE TABLE log (
    seq INTEGER PRIMARY KEY CHECK (seq > 0),
    at TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action <> ''),
    subject TEXT CHECK (length(subject) = 32),
    sum BLOB NOT NULL CHECK (length(sum) = 32),
    previous BLOB NOT NULL CHECK (length(previous) = 32),
    mac BLOB NOT NULL CHECK (length(mac) = 32)
) STRICT;

CREATE TRIGGER log_keeps_its_entries BEFORE UPDATE ON log
BEGIN
    SELECT RAISE(ABORT, 'an entry of the log is never changed');
END;

CREATE TRIGGER log_loses_no_entry BEFORE DELETE ON log
BEGIN
    SELECT RAISE(ABORT, 'an entry of the log is never removed');
END;

PRAGMA user_version = 1;
COMMIT;
