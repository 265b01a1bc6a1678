-- Facts imported per force and year: officers in service, hours, staffing, surveys. A later import replaces an earlier
-- one, which is kept. No person is in any of them.
BEGIN IMMEDIATE;

CREATE TABLE fact_import (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    file TEXT NOT NULL,
    imported_by TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE TABLE force_fact (
    import_id INTEGER NOT NULL REFERENCES fact_import (id),
    force TEXT NOT NULL,
    year INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2200),
    fact TEXT NOT NULL,
    told TEXT NOT NULL CHECK (told IN ('value', 'missing', 'not_collected', 'suppressed')),
    value INTEGER CHECK (value >= 0),
    persons INTEGER CHECK (persons >= 0),
    source TEXT NOT NULL,
    PRIMARY KEY (import_id, force, year, fact),
    CHECK ((told = 'value') = (value IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX force_fact_of_year ON force_fact (year);

PRAGMA user_version = 18;
COMMIT;
