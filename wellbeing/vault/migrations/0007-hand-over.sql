-- Hand-over: whom a case may go to, what went where and came from where. Consent to it names its recipient.
BEGIN IMMEDIATE;

CREATE TABLE consent_new (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    case_id INTEGER NOT NULL REFERENCES case_ (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL CHECK (purpose IN ('statistics', 'service', 'record', 'hand_over')),
    service_id INTEGER REFERENCES service (id),
    recipient TEXT,
    answer INTEGER NOT NULL CHECK (answer IN (0, 1)),
    way TEXT NOT NULL CHECK (way IN ('spoken', 'signed')),
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    given_at TEXT NOT NULL,
    withdrawn_at TEXT,
    CHECK ((purpose = 'service') = (service_id IS NOT NULL)),
    CHECK ((purpose = 'hand_over') = (recipient IS NOT NULL))
) STRICT;
INSERT INTO consent_new (id, uid, case_id, purpose, service_id, answer, way, text, language, given_at, withdrawn_at)
SELECT id, uid, case_id, purpose, service_id, answer, way, text, language, given_at, withdrawn_at FROM consent;
DROP TABLE consent;
ALTER TABLE consent_new RENAME TO consent;
CREATE INDEX consent_of_case ON consent (case_id, purpose);

-- Other representatives, by the fingerprint that was compared; `card` is their card's file.
CREATE TABLE representative (
    fingerprint TEXT PRIMARY KEY CHECK (length(fingerprint) = 49),
    card BLOB NOT NULL,
    known_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Packages that left. The case's random uid stays when the case is erased: it says whether one came back.
CREATE TABLE hand_over (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    case_uid TEXT NOT NULL CHECK (length(case_uid) = 32),
    recipient TEXT NOT NULL REFERENCES representative (fingerprint),
    basis TEXT NOT NULL CHECK (basis IN ('consent', 'emergency', 'return')),
    sequence INTEGER NOT NULL UNIQUE CHECK (sequence > 0),
    at TEXT NOT NULL,
    ended_at TEXT
) STRICT;
CREATE INDEX hand_over_of_case ON hand_over (case_uid);

-- Packages that were received: the same one is told, an older one of the same case refused.
CREATE TABLE received (
    uid TEXT PRIMARY KEY CHECK (length(uid) = 32),
    case_uid TEXT NOT NULL CHECK (length(case_uid) = 32),
    sender TEXT NOT NULL REFERENCES representative (fingerprint),
    basis TEXT NOT NULL CHECK (basis IN ('consent', 'emergency', 'return')),
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    at TEXT NOT NULL,
    objected_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX received_case ON received (case_uid);

PRAGMA user_version = 7;
COMMIT;
