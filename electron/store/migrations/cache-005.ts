/** What pictures look like and when they were last seen; what retention deleted, so that it does not come back. */
export const CACHE_005 = `
ALTER TABLE pictures ADD COLUMN likeness TEXT;
ALTER TABLE pictures ADD COLUMN read_at INTEGER;
-- Made room for others; it comes back only when somebody looks at it.
ALTER TABLE pictures ADD COLUMN evicted_at INTEGER;
CREATE INDEX pictures_by_hash ON pictures (hash) WHERE hash IS NOT NULL;

-- Numbers made from addresses and words: enough to know an article again, too little to say what it was.
CREATE TABLE forgotten_articles (
  feed_id INTEGER NOT NULL,
  trace INTEGER NOT NULL,
  PRIMARY KEY (feed_id, trace)
) STRICT, WITHOUT ROWID;

-- Days on which the clock was looked at, and what it said: a clock that jumped has no earlier day to show.
CREATE TABLE observed_days (
  day INTEGER PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT;
`
