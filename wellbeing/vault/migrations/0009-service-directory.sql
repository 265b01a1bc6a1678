-- The directory of services: what can be filtered by, what is searched, and entries of content packs that the vault
-- keeps because they were referred to, supplemented or hidden. `sorts_as` and `found_by` are folded by the program
-- whenever an entry is written; until then the small letters of what was there do.
BEGIN IMMEDIATE;

ALTER TABLE service ADD COLUMN audiences TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN weekly_hours TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN free INTEGER CHECK (free IN (0, 1));
ALTER TABLE service ADD COLUMN employer_learns INTEGER CHECK (employer_learns IN (0, 1));
ALTER TABLE service ADD COLUMN note TEXT;
ALTER TABLE service ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1));
ALTER TABLE service ADD COLUMN pack TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN sorts_as TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN found_by TEXT NOT NULL DEFAULT '';

UPDATE service SET sorts_as = lower(name), found_by = lower(concat_ws(' ', name, whom, reach, hours, cost));

-- Everything a filter asks, in the order of the list: no row itself is read but those that are shown.
CREATE INDEX service_listed ON service (
    sorts_as, id, kind, region, free, employer_learns, languages, audiences, weekly_hours, checked_on, hidden, pack
);

PRAGMA user_version = 9;
COMMIT;
