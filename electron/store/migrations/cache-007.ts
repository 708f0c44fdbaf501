/** What a feed cost in each month, and what was wrong with it when it was last read. Both are for the reader to look at. */
export const CACHE_007 = `
CREATE TABLE feed_traffic (
  feed_id INTEGER NOT NULL,
  month TEXT NOT NULL,
  received INTEGER NOT NULL,
  PRIMARY KEY (feed_id, month)
) STRICT, WITHOUT ROWID;

CREATE TABLE feed_warnings (
  feed_id INTEGER PRIMARY KEY,
  warnings TEXT NOT NULL
) STRICT;
`
