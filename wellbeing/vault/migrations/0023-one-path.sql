-- A year leaves by one path, also where a quarter is entered with its path at once, as a restore does.
BEGIN IMMEDIATE;

CREATE TRIGGER one_path_from_the_start BEFORE INSERT ON quarter
WHEN EXISTS (
    SELECT 1 FROM quarter q
    WHERE substr(q.period, 1, 4) = substr(NEW.period, 1, 4) AND q.path IS NOT NULL AND q.path <> NEW.path
)
BEGIN
    SELECT raise(ABORT, 'a year leaves by one path');
END;
CREATE TRIGGER not_closed_from_the_start BEFORE INSERT ON quarter
WHEN NEW.closed_at IS NOT NULL OR NEW.counted_revision IS NOT NULL
BEGIN
    SELECT raise(ABORT, 'a quarter is closed once');
END;

PRAGMA user_version = 23;
COMMIT;
