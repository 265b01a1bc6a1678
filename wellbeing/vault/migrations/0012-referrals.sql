-- Referrals that can be taken back, follow each other, and be spoken of by the officer; a task for an answer that does
-- not come; consent to a letter to the employer, which names its recipient; the union's logo for letters.
BEGIN IMMEDIATE;

CREATE TABLE referral_new (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    case_id INTEGER NOT NULL REFERENCES case_ (id) ON DELETE CASCADE,
    service_id INTEGER NOT NULL REFERENCES service (id),
    kind TEXT NOT NULL,
    state TEXT NOT NULL CHECK (
        state IN ('considered', 'consent_asked', 'declined', 'made', 'acknowledged', 'appointment', 'under_way', 'closed')
    ),
    created_at TEXT NOT NULL,
    made_at TEXT,
    moved_at TEXT NOT NULL,
    appointment_on TEXT,
    outcome TEXT,
    earlier_id INTEGER REFERENCES referral (id) ON DELETE SET NULL,
    helped TEXT CHECK (helped IN ('a_lot', 'a_little', 'not_at_all', 'too_early')),
    CHECK ((state = 'closed') = (outcome IS NOT NULL)),
    CHECK ((state IN ('considered', 'consent_asked', 'declined')) = (made_at IS NULL)),
    CHECK (helped IS NULL OR made_at IS NOT NULL),
    CHECK (earlier_id IS NULL OR earlier_id <> id)
) STRICT;
INSERT INTO referral_new (
    id, uid, case_id, service_id, kind, state, created_at, made_at, moved_at, appointment_on, outcome
)
SELECT id, uid, case_id, service_id, kind, state, created_at, made_at, moved_at, appointment_on, outcome FROM referral;
DROP TABLE referral;
ALTER TABLE referral_new RENAME TO referral;
CREATE INDEX referral_of_case ON referral (case_id);
CREATE INDEX referral_waiting ON referral (made_at) WHERE state IN ('made', 'acknowledged', 'appointment', 'under_way');

-- What was said with a station stands with it, so that the one before it stands again when it is taken back.
ALTER TABLE referral_move ADD COLUMN appointment_on TEXT;
ALTER TABLE referral_move ADD COLUMN outcome TEXT;
ALTER TABLE referral_move ADD COLUMN taken_back_at TEXT;
UPDATE referral_move SET appointment_on = (SELECT r.appointment_on FROM referral r WHERE r.id = referral_id)
WHERE id IN (
    SELECT min(m.id) FROM referral_move m WHERE m.state IN ('appointment', 'under_way', 'closed') GROUP BY m.referral_id
);
UPDATE referral_move SET outcome = (SELECT r.outcome FROM referral r WHERE r.id = referral_id) WHERE state = 'closed';

CREATE TABLE task_new (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    case_id INTEGER NOT NULL REFERENCES case_ (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('task', 'referral', 'consent', 'answer')),
    about TEXT NOT NULL CHECK (about <> ''),
    detail TEXT,
    made_at TEXT NOT NULL,
    due_on TEXT NOT NULL CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    done_at TEXT
) STRICT;
INSERT INTO task_new SELECT id, uid, case_id, kind, about, detail, made_at, due_on, done_at FROM task;
DROP TABLE task;
ALTER TABLE task_new RENAME TO task;
CREATE INDEX task_of_case ON task (case_id);
CREATE INDEX task_open ON task (due_on) WHERE done_at IS NULL;

CREATE TABLE consent_new (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    case_id INTEGER NOT NULL REFERENCES case_ (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL CHECK (
        purpose IN (
            'statistics', 'service', 'record', 'hand_over', 'employer_relief', 'employer_duty', 'employer_accident'
        )
    ),
    service_id INTEGER REFERENCES service (id),
    recipient TEXT,
    answer INTEGER NOT NULL CHECK (answer IN (0, 1)),
    way TEXT NOT NULL CHECK (way IN ('spoken', 'signed')),
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    given_at TEXT NOT NULL,
    withdrawn_at TEXT,
    CHECK ((purpose = 'service') = (service_id IS NOT NULL)),
    CHECK (
        (purpose IN ('hand_over', 'employer_relief', 'employer_duty', 'employer_accident')) = (recipient IS NOT NULL)
    )
) STRICT;
INSERT INTO consent_new
SELECT id, uid, case_id, purpose, service_id, recipient, answer, way, text, language, given_at, withdrawn_at
FROM consent;
DROP TABLE consent;
ALTER TABLE consent_new RENAME TO consent;
CREATE INDEX consent_of_case ON consent (case_id, purpose);

-- The picture at the head of letters, as it was drawn anew from the file that was chosen: a PNG.
CREATE TABLE letterhead (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    logo BLOB NOT NULL
) STRICT;

PRAGMA user_version = 12;
COMMIT;
