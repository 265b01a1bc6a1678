-- What indicators ask of a case: time to medical care, whether the employer put it on record, legal aid, and the day on
-- which the case against the attacker ended. All of it may stay empty.
BEGIN IMMEDIATE;

ALTER TABLE case_ ADD COLUMN care_time TEXT;
ALTER TABLE case_ ADD COLUMN recorded TEXT CHECK (recorded IN ('Y', 'N', 'U'));
ALTER TABLE case_ ADD COLUMN legal_aid TEXT;
ALTER TABLE case_ ADD COLUMN justice_on TEXT CHECK (justice_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');

-- Quarters that were frozen before hold too little for national tables: what those cross is added from the records, as
-- far as they know it. What was counted stays, and what nobody said is no entry.
DROP TRIGGER counted_stays;
UPDATE counted SET facts = json_patch(facts, (
    SELECT json_object('act', i.act) FROM case_ c JOIN incident i ON i.id = c.incident_id WHERE c.id = counted.case_id
)) WHERE unit IN ('days_lost', 'justice');
UPDATE counted SET facts = json_patch(json_patch('{}', (
    SELECT json_object(
        'means', i.means, 'role', c.role, 'sex', c.sex, 'age_band', c.age_band,
        'hate', iif(' ' || i.flags || ' ' LIKE '% HATE %', 'Y', 'N'),
        'hybrid', iif(' ' || i.flags || ' ' LIKE '% HYBRID %', 'Y', 'N'),
        'terror', iif(' ' || i.flags || ' ' LIKE '% TERROR %', 'Y', 'N'),
        'disorder', iif(' ' || i.flags || ' ' LIKE '% DISORDER %', 'Y', 'N'),
        'family', iif(' ' || i.flags || ' ' LIKE '% FAMILY %', 'Y', 'N')
    ) FROM case_ c JOIN incident i ON i.id = c.incident_id WHERE c.id = counted.case_id
)), facts) WHERE unit = 'cases';
CREATE TRIGGER counted_stays BEFORE UPDATE OF unit, subject, period, incident_year, facts ON counted
WHEN NEW.unit <> OLD.unit OR NEW.subject <> OLD.subject OR NEW.incident_year <> OLD.incident_year
    OR NEW.facts <> OLD.facts OR (NEW.period <> OLD.period AND (OLD.waits = 0 OR NEW.period < OLD.period))
BEGIN
    SELECT raise(ABORT, 'what was counted stays as it was');
END;

PRAGMA user_version = 22;
COMMIT;
