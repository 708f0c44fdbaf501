/** Sections, newspapers, their feeds, what was read and what was kept. */
export const LIBRARY_001 = `
PRAGMA application_id = 0x5752514c;

CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value ANY NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta (key, value) VALUES ('sentinel', 'library'), ('revision', 0);

CREATE TABLE sections (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL
) STRICT;

-- Ids are never used twice: articles in the other file are found by them.
CREATE TABLE sources (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  homepage TEXT,
  section_id INTEGER REFERENCES sections (id),
  position INTEGER NOT NULL,
  enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
  added_at INTEGER NOT NULL,
  removed_at INTEGER
) STRICT;
CREATE INDEX sources_by_section ON sources (section_id);

CREATE TABLE feeds (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source_id INTEGER NOT NULL REFERENCES sources (id),
  url TEXT NOT NULL UNIQUE,
  title TEXT
) STRICT;
CREATE INDEX feeds_by_source ON feeds (source_id);

-- No row: never touched. A row without read_at: read once and marked unread again.
CREATE TABLE statuses (
  feed_id INTEGER NOT NULL,
  guid TEXT NOT NULL,
  read_at INTEGER,
  revision INTEGER NOT NULL,
  PRIMARY KEY (feed_id, guid)
) STRICT, WITHOUT ROWID;

-- A whole copy of the article: it outlives its feed and the other file. The feed's address is kept so that a newspaper
-- that is removed and comes back finds its bookmarks.
CREATE TABLE bookmarks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  feed_id INTEGER NOT NULL,
  feed_url TEXT NOT NULL,
  guid TEXT NOT NULL,
  url TEXT,
  title TEXT NOT NULL,
  lead TEXT NOT NULL,
  author TEXT,
  published_at INTEGER NOT NULL,
  language TEXT,
  direction TEXT NOT NULL CHECK (direction IN ('rtl', 'ltr')),
  base_url TEXT,
  body BLOB NOT NULL,
  picture TEXT,
  pictures TEXT NOT NULL,
  source_title TEXT NOT NULL,
  bookmarked_at INTEGER NOT NULL,
  removed_at INTEGER,
  UNIQUE (feed_id, guid)
) STRICT;
CREATE INDEX bookmarks_by_time ON bookmarks (bookmarked_at, id) WHERE removed_at IS NULL;
`
