-- The representative's absences, and what was arranged for a follow-up that falls into one and stays here.
BEGIN IMMEDIATE;

CREATE TABLE absence (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    first_day TEXT NOT NULL CHECK (first_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    last_day TEXT NOT NULL CHECK (last_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CHECK (first_day <= last_day)
) STRICT;

CREATE TABLE arrangement (
    absence_id INTEGER NOT NULL REFERENCES absence (id) ON DELETE CASCADE,
    follow_up_id INTEGER NOT NULL REFERENCES follow_up (id) ON DELETE CASCADE,
    arranged TEXT NOT NULL CHECK (
        arranged IN ('clinician_on_duty', 'reachable_through', 'duty_commander', 'officer_knows')
    ),
    PRIMARY KEY (absence_id, follow_up_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX arrangement_of_follow_up ON arrangement (follow_up_id);

PRAGMA user_version = 15;
COMMIT;
