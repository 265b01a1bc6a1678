-- What a person of an office states by name, and an office's vault that holds nothing of a representative at all.
BEGIN IMMEDIATE;

CREATE TABLE office_statement (
    id INTEGER PRIMARY KEY,
    period TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-Q[1-4]'),
    said TEXT NOT NULL CHECK (said IN ('other_gone', 'sums_lost')),
    said_by TEXT NOT NULL CHECK (length(said_by) > 0),
    at TEXT NOT NULL
) STRICT;
CREATE TRIGGER statement_stays BEFORE UPDATE ON office_statement
BEGIN
    SELECT raise(ABORT, 'what was stated stays');
END;
CREATE TRIGGER statement_kept BEFORE DELETE ON office_statement
BEGIN
    SELECT raise(ABORT, 'what was stated stays');
END;

-- A vault that released or contributed something is no office's either, whatever was erased of it since.
DROP TRIGGER office_without_cases;
CREATE TRIGGER office_without_cases BEFORE INSERT ON office
WHEN EXISTS (SELECT 1 FROM case_) OR EXISTS (SELECT 1 FROM officer) OR EXISTS (SELECT 1 FROM quarter)
    OR EXISTS (SELECT 1 FROM "release") OR EXISTS (SELECT 1 FROM offices_from)
BEGIN
    SELECT raise(ABORT, 'a vault with cases is no office');
END;
CREATE TRIGGER no_officer_in_an_office BEFORE INSERT ON officer WHEN EXISTS (SELECT 1 FROM office)
BEGIN
    SELECT raise(ABORT, 'an office holds no cases');
END;
CREATE TRIGGER no_quarter_in_an_office BEFORE INSERT ON quarter WHEN EXISTS (SELECT 1 FROM office)
BEGIN
    SELECT raise(ABORT, 'an office counts nothing itself');
END;

-- Who works for another area from now on is enrolled anew, under another pseudonym; the offices of a year stay.
DROP TRIGGER offices_stay;
CREATE TRIGGER offices_stay BEFORE UPDATE OF year, releasing_card, second_card, country, chosen_at ON offices_from
BEGIN
    SELECT raise(ABORT, 'the offices of a year stay');
END;

PRAGMA user_version = 24;
COMMIT;
