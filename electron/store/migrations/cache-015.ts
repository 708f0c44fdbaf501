/**
 * What the pages of a site have in common: the hashes of their blocks (`shared/extractor/contract.ts`), as numbers. One row
 * for each block of a site, however many pages it was seen on; days are numbers of days since the epoch.
 */
export const CACHE_015 = `
CREATE TABLE sites (
  id INTEGER PRIMARY KEY,
  host TEXT NOT NULL UNIQUE,
  -- Whose article was read there last: the site is forgotten with it.
  source_id INTEGER NOT NULL,
  seen_on INTEGER NOT NULL
) STRICT;
CREATE INDEX sites_by_source ON sites (source_id);

CREATE TABLE site_blocks (
  site_id INTEGER NOT NULL REFERENCES sites (id) ON DELETE CASCADE,
  block INTEGER NOT NULL,
  -- Key of the address of the only page with this block; null: it is on several.
  page INTEGER,
  seen_on INTEGER NOT NULL,
  PRIMARY KEY (site_id, block)
) STRICT, WITHOUT ROWID;
`
