/**
 * The library that bookmarks are: folders in each other, tags, a note, and highlights.
 *
 * A folder that was removed says with which one: what was in it goes and comes back together. Of tags that are there no two
 * are equal when folded; several of a name may wait to be taken back. A highlight is known by its words and by what stands
 * before and after them (W3C Web Annotation Data Model, TextQuoteSelector); `start` is where they stood in the text that
 * was read then, in UTF-16 units: a hint, no more.
 */
export const LIBRARY_010 = `
CREATE TABLE folders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  parent_id INTEGER REFERENCES folders (id),
  position INTEGER NOT NULL,
  removed_with INTEGER
) STRICT;
CREATE INDEX folders_by_parent ON folders (parent_id);

CREATE TABLE tags (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  removed_at INTEGER
) STRICT;
CREATE UNIQUE INDEX tags_by_name ON tags (folded) WHERE removed_at IS NULL;

CREATE TABLE bookmark_tags (
  bookmark_id INTEGER NOT NULL REFERENCES bookmarks (id) ON DELETE CASCADE,
  tag_id INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
  PRIMARY KEY (bookmark_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX bookmark_tags_by_tag ON bookmark_tags (tag_id);

CREATE TABLE highlights (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  bookmark_id INTEGER NOT NULL REFERENCES bookmarks (id) ON DELETE CASCADE,
  quote TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  start INTEGER NOT NULL,
  note TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  removed_at INTEGER
) STRICT;
CREATE INDEX highlights_by_bookmark ON highlights (bookmark_id);

ALTER TABLE bookmarks ADD COLUMN folder_id INTEGER REFERENCES folders (id) ON DELETE SET NULL;
-- NULL: there is none.
ALTER TABLE bookmarks ADD COLUMN note TEXT;
ALTER TABLE bookmarks ADD COLUMN noted_at INTEGER;
CREATE INDEX bookmarks_by_folder ON bookmarks (folder_id) WHERE folder_id IS NOT NULL;
`
