/**
 * Where a feed was before its server moved it, which move the reader took back, and where it could not go because another
 * feed is there. Hosts of the own network that the reader agreed to have asked, with their ports.
 */
export const LIBRARY_002 = `
ALTER TABLE feeds ADD COLUMN previous_url TEXT;
ALTER TABLE feeds ADD COLUMN declined_url TEXT;
ALTER TABLE feeds ADD COLUMN occupied_url TEXT;

CREATE TABLE consents (
  host TEXT PRIMARY KEY,
  consented_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`
