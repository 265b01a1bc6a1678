-- A talk may have topic guides beside the guide of its step, and a talk about a topic alone has no step.
BEGIN IMMEDIATE;

CREATE TABLE debrief_new (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    case_id INTEGER NOT NULL REFERENCES case_ (id) ON DELETE CASCADE,
    step TEXT CHECK (step GLOB 'T[0-7]'),
    mode TEXT NOT NULL,
    checklist TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('under_way', 'paused', 'done')),
    started_at TEXT NOT NULL,
    finished_at TEXT,
    position TEXT,
    CHECK ((state = 'done') = (finished_at IS NOT NULL))
) STRICT;
INSERT INTO debrief_new (id, uid, case_id, step, mode, checklist, version, state, started_at, finished_at, position)
SELECT id, uid, case_id, step, mode, checklist, version, state, started_at, finished_at, position FROM debrief;
DROP TABLE debrief;
ALTER TABLE debrief_new RENAME TO debrief;
CREATE INDEX debrief_of_case ON debrief (case_id);

-- The topic guides of a talk, in the order in which they joined it. `after` is the section in which the talk stood
-- when a topic joined later than at its beginning.
CREATE TABLE debrief_topic (
    debrief_id INTEGER NOT NULL REFERENCES debrief (id) ON DELETE CASCADE,
    place INTEGER NOT NULL CHECK (place >= 0),
    checklist TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    after TEXT,
    PRIMARY KEY (debrief_id, checklist),
    UNIQUE (debrief_id, place)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 4;
COMMIT;
