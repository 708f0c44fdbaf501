/** Articles, their bodies and index, the checks of feeds and the names of pictures. All of it can be fetched again. */
export const CACHE_001 = `
PRAGMA application_id = 0x57525143;

CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value ANY NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta (key, value) VALUES ('sentinel', 'cache'), ('mirrored_revision', 0), ('closed', 1);

-- What the library called the feeds whose articles are here. When the library is lost, this leads back to them.
CREATE TABLE known_feeds (
  feed_id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL,
  url TEXT NOT NULL,
  source_title TEXT NOT NULL
) STRICT;
CREATE INDEX known_feeds_by_url ON known_feeds (url);

-- Kept narrow: marking a whole list read rewrites these rows.
CREATE TABLE articles (
  id INTEGER PRIMARY KEY,
  feed_id INTEGER NOT NULL,
  source_id INTEGER NOT NULL,
  guid TEXT NOT NULL,
  url TEXT,
  title TEXT NOT NULL,
  author TEXT,
  published_at INTEGER,
  updated_at INTEGER,
  first_seen_at INTEGER NOT NULL,
  sort_at INTEGER NOT NULL,
  language TEXT,
  direction TEXT NOT NULL CHECK (direction IN ('rtl', 'ltr')),
  base_url TEXT,
  content_hash TEXT NOT NULL,
  read_at INTEGER,
  bookmarked INTEGER NOT NULL DEFAULT 0 CHECK (bookmarked IN (0, 1)),
  UNIQUE (feed_id, guid)
) STRICT;
-- Lists are counted and cut into pages from these alone.
CREATE INDEX articles_by_time ON articles (sort_at, id, read_at, source_id);
CREATE INDEX articles_by_source ON articles (source_id, sort_at, id, read_at);

CREATE TABLE bodies (
  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  lead TEXT NOT NULL,
  body BLOB NOT NULL
) STRICT;

-- Saved, but not yet in the index.
CREATE TABLE unindexed (
  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE
) STRICT;

-- Folded text only. The row is the article's id, or minus the bookmark's id where the article is not to be found here.
-- Diacritics are fold()'s business, on both sides. Two letters are the shortest beginning that is looked up.
CREATE VIRTUAL TABLE search USING fts5 (
  title, body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0', prefix = '2'
);
CREATE TABLE indexed_bookmarks (
  bookmark_id INTEGER PRIMARY KEY,
  sort_at INTEGER NOT NULL
) STRICT;

CREATE TABLE feed_checks (
  feed_id INTEGER PRIMARY KEY,
  checked_at INTEGER,
  succeeded_at INTEGER,
  next_check_at INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  failure_code TEXT,
  failure_message TEXT,
  etag TEXT,
  last_modified TEXT,
  validators_at INTEGER,
  body_hash TEXT
) STRICT;

CREATE TABLE host_pauses (
  host TEXT PRIMARY KEY,
  until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE pictures (
  key TEXT PRIMARY KEY,
  feed_id INTEGER NOT NULL,
  url TEXT NOT NULL,
  hash TEXT,
  type TEXT,
  width INTEGER,
  height INTEGER,
  size INTEGER,
  kept_at INTEGER,
  failed_at INTEGER
) STRICT, WITHOUT ROWID;

-- Position 0 is the lead picture; without one, positions begin at 1.
CREATE TABLE article_pictures (
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  key TEXT NOT NULL,
  PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;
`
