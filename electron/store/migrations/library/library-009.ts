/**
 * What the reader watches for. Without a section and a newspaper it is meant everywhere; without words every article of
 * the place is. `told_articles`: of which articles the system told the reader; named as their feed names them, because
 * stories are computed anew when the other file is lost.
 */
export const LIBRARY_009 = `
CREATE TABLE watches (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  words TEXT NOT NULL,
  field TEXT NOT NULL,
  section_id INTEGER,
  source_id INTEGER,
  deed TEXT NOT NULL,
  until INTEGER,
  paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
  made_at INTEGER NOT NULL,
  removed_at INTEGER
) STRICT;

CREATE TABLE told_articles (
  watch_id INTEGER NOT NULL REFERENCES watches (id) ON DELETE CASCADE,
  feed_id INTEGER NOT NULL,
  guid TEXT NOT NULL,
  told_at INTEGER NOT NULL,
  PRIMARY KEY (feed_id, guid, watch_id)
) STRICT, WITHOUT ROWID;
`
