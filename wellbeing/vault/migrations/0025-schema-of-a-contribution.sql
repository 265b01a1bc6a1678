-- By which version of the national schema each revision counts: all that is counted of a year counts by one.
BEGIN IMMEDIATE;

ALTER TABLE contribution ADD COLUMN schema TEXT;
UPDATE contribution SET schema = 'WB_NAT_1' WHERE held IS NOT NULL;
CREATE TRIGGER schema_stays BEFORE UPDATE OF schema ON contribution
BEGIN
    SELECT raise(ABORT, 'a contribution stays as it left');
END;

PRAGMA user_version = 25;
COMMIT;
