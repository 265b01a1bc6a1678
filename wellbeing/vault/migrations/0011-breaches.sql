-- Personal data breaches. They name no person and hang on no case: erasing one leaves the log of breaches whole.
BEGIN IMMEDIATE;

CREATE TABLE breach (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    kind TEXT NOT NULL,
    found_at TEXT NOT NULL,
    happened_on TEXT,
    data TEXT NOT NULL DEFAULT '',
    people INTEGER CHECK (people >= 0),
    course TEXT NOT NULL DEFAULT '',
    measures TEXT NOT NULL DEFAULT '',
    risk TEXT CHECK (risk IN ('unlikely', 'risk', 'high')),
    authority_told_at TEXT,
    delay_reason TEXT NOT NULL DEFAULT '',
    people_told_at TEXT,
    closed_at TEXT
) STRICT;

PRAGMA user_version = 11;
COMMIT;
