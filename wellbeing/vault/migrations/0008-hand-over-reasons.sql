-- Why an emergency hand-over could not wait for the officer's word; empty for those before this was asked.
BEGIN IMMEDIATE;

ALTER TABLE hand_over ADD COLUMN reason TEXT CHECK (reason IN ('ill', 'away', 'strain', 'danger'));

PRAGMA user_version = 8;
COMMIT;
