-- What goes on after a talk: follow-ups beside the cadence, tasks, and through whom a silent officer can be reached.
BEGIN IMMEDIATE;

-- `step` is that of the cadence; `about` the red flag that a follow-up comes after, or a sentence of the catalogue
-- for one that was agreed. `turned_to` says who was told of a silence after an emergency (codes), and when.
CREATE TABLE follow_up_new (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    case_id INTEGER NOT NULL REFERENCES case_ (id) ON DELETE CASCADE,
    step TEXT CHECK (step GLOB 'T[0-7]'),
    reason TEXT NOT NULL CHECK (reason IN ('cadence', 'red_flag', 'agreed')),
    about TEXT NOT NULL DEFAULT '',
    opens_at TEXT NOT NULL,
    due_at TEXT NOT NULL,
    closes_at TEXT NOT NULL,
    result TEXT CHECK (result IN ('kept', 'late', 'missed', 'declined', 'not_possible')),
    closed_at TEXT,
    turned_to TEXT NOT NULL DEFAULT '',
    turned_at TEXT,
    UNIQUE (case_id, step),
    CHECK ((result IS NULL) = (closed_at IS NULL)),
    CHECK ((reason = 'cadence') = (step IS NOT NULL)),
    CHECK ((reason = 'cadence') = (about = '')),
    CHECK ((turned_to = '') = (turned_at IS NULL))
) STRICT;
INSERT INTO follow_up_new (id, uid, case_id, step, reason, opens_at, due_at, closes_at, result, closed_at)
SELECT id, uid, case_id, step, 'cadence', opens_at, due_at, closes_at, result, closed_at FROM follow_up;
DROP TABLE follow_up;
ALTER TABLE follow_up_new RENAME TO follow_up;
CREATE INDEX follow_up_open ON follow_up (opens_at) WHERE result IS NULL;

-- Taken on in a talk. `about` is a sentence of the catalogue, never typed words; `due_on` a local day.
CREATE TABLE task (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    case_id INTEGER NOT NULL REFERENCES case_ (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('task', 'referral', 'consent')),
    about TEXT NOT NULL CHECK (about <> ''),
    detail TEXT,
    made_at TEXT NOT NULL,
    due_on TEXT NOT NULL CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    done_at TEXT
) STRICT;
CREATE INDEX task_of_case ON task (case_id);
CREATE INDEX task_open ON task (due_on) WHERE done_at IS NULL;

-- The officer's statement: a word for the tie and a number, no name.
CREATE TABLE reachable_through (
    case_id INTEGER PRIMARY KEY REFERENCES case_ (id) ON DELETE CASCADE,
    tie TEXT NOT NULL CHECK (tie IN ('partner', 'family', 'friend', 'colleague', 'family_doctor')),
    number TEXT NOT NULL CHECK (number <> ''),
    agreed_at TEXT NOT NULL
) STRICT;

PRAGMA user_version = 5;
COMMIT;
