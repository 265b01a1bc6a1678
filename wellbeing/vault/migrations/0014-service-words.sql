-- The index of the directory holds the words by which a service is found too: a search reads the index alone.
BEGIN IMMEDIATE;

DROP INDEX service_listed;
CREATE INDEX service_listed ON service (
    sorts_as, id, kind, region, free, employer_learns, languages, audiences, weekly_hours, checked_on, hidden, pack,
    found_by
);
-- The different hours, and what is kept of packs: both are asked for with every question.
CREATE INDEX service_hours ON service (weekly_hours);
CREATE INDEX service_of_pack ON service (pack) WHERE pack <> '';

PRAGMA user_version = 14;
COMMIT;
