/**
 * What the reader does not want to see: pictures reported by hand, and lists of them that other people keep. The files of
 * bookmarks' pictures, so that they are found again when the other file is lost. How long things are kept, by newspaper.
 */
export const LIBRARY_004 = `
-- A picture is known by what it looks like; one that was never measured by its file, or at least by its name.
CREATE TABLE reports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  picture_key TEXT NOT NULL,
  hash TEXT,
  likeness TEXT,
  reason TEXT NOT NULL,
  words TEXT NOT NULL,
  title TEXT NOT NULL,
  source_title TEXT NOT NULL,
  language TEXT,
  direction TEXT NOT NULL CHECK (direction IN ('rtl', 'ltr')),
  reported_at INTEGER NOT NULL,
  removed_at INTEGER
) STRICT;

-- Without an address: it came from a file.
CREATE TABLE report_lists (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  address TEXT UNIQUE,
  title TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  checked_at INTEGER NOT NULL,
  failure_code TEXT,
  failure_message TEXT,
  etag TEXT,
  last_modified TEXT,
  -- Of what is in it: one list under two addresses counts once.
  content_hash TEXT NOT NULL,
  removed_at INTEGER
) STRICT;

CREATE TABLE listed_pictures (
  list_id INTEGER NOT NULL REFERENCES report_lists (id) ON DELETE CASCADE,
  likeness TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (list_id, likeness)
) STRICT, WITHOUT ROWID;

-- The reader looked at them although lists report them, and wants to see them.
CREATE TABLE shown_pictures (
  likeness TEXT PRIMARY KEY,
  shown_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Without a hash: not fetched yet.
CREATE TABLE bookmark_pictures (
  key TEXT PRIMARY KEY,
  hash TEXT,
  type TEXT,
  width INTEGER,
  height INTEGER,
  size INTEGER,
  likeness TEXT
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO bookmark_pictures (key) SELECT shown.value FROM bookmarks, json_each(bookmarks.pictures) AS shown;

-- Row 0 holds for every newspaper that has no rule of its own. NULL: as row 0 says. 0 days or megabytes: no end.
CREATE TABLE rules (
  source_id INTEGER PRIMARY KEY,
  pictures TEXT,
  days INTEGER,
  megabytes INTEGER,
  keeps_unread INTEGER
) STRICT;
`
