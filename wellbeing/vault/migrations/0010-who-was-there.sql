-- Who else was there: how many officers, and how many of them were spoken to without a case here. Numbers, no people.
BEGIN IMMEDIATE;

ALTER TABLE incident ADD COLUMN officers_there INTEGER CHECK (officers_there BETWEEN 1 AND 99);
ALTER TABLE incident ADD COLUMN spoken_without_case INTEGER NOT NULL DEFAULT 0
    CHECK (spoken_without_case BETWEEN 0 AND 99);

PRAGMA user_version = 10;
COMMIT;
