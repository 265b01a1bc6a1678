-- An incident that several representatives know: whose vault leads and counts it, and the slips that left and came.
BEGIN IMMEDIATE;

-- Empty: this vault leads. Else the fingerprint of the representative whose vault does.
ALTER TABLE incident ADD COLUMN led_by TEXT REFERENCES representative (fingerprint);

-- Whether the right to count the case went along.
ALTER TABLE hand_over ADD COLUMN counts INTEGER NOT NULL DEFAULT 1 CHECK (counts IN (0, 1));

-- The incident's random uid stays when the incident is erased: a slip that gives the lead is taken once.
CREATE TABLE slip (
    uid TEXT PRIMARY KEY CHECK (length(uid) = 32),
    incident_uid TEXT NOT NULL CHECK (length(incident_uid) = 32),
    way TEXT NOT NULL CHECK (way IN ('left', 'read')),
    other TEXT NOT NULL REFERENCES representative (fingerprint),
    gives_lead INTEGER NOT NULL CHECK (gives_lead IN (0, 1)),
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX slip_of_incident ON slip (incident_uid);

PRAGMA user_version = 16;
COMMIT;
