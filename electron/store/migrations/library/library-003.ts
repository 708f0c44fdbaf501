/**
 * Every other text under which the article of a bookmark was seen, before and after it was kept: the bookmark's own copy
 * stays what the reader kept, and what the paper made of it is not lost with the other file.
 */
export const LIBRARY_003 = `
CREATE TABLE bookmark_versions (
  id INTEGER PRIMARY KEY,
  bookmark_id INTEGER NOT NULL REFERENCES bookmarks (id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  body BLOB NOT NULL,
  language TEXT,
  direction TEXT NOT NULL CHECK (direction IN ('rtl', 'ltr')),
  base_url TEXT,
  seen_from INTEGER NOT NULL,
  -- None: nothing newer was seen.
  seen_until INTEGER
) STRICT;
CREATE INDEX bookmark_versions_by_bookmark ON bookmark_versions (bookmark_id);
`
