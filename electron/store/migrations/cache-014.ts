/**
 * What watches have caught, and how far they have looked back. A muted article stands under minus the number of its
 * newspaper: for whoever asks for the articles of a newspaper it is not there, also in the index, and its counts are kept apart. Triggers
 * move it there and back, whatever caught it, lets it go or bookmarks it: what is bookmarked is never muted. A statement
 * that ends in the middle of a line is a trigger's.
 */
const MOVE = (article: string) => `
  UPDATE articles SET source_id = -source_id WHERE id = ${article} AND (source_id < 0) <> (
    NOT bookmarked AND EXISTS (SELECT 1 FROM catches WHERE article_id = ${article} AND deed = 'mute')); END;`

export const CACHE_014 = `
CREATE TABLE catches (
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  watch_id INTEGER NOT NULL,
  deed TEXT NOT NULL,
  -- The reader is still to be told.
  waits INTEGER NOT NULL CHECK (waits IN (0, 1)),
  PRIMARY KEY (article_id, watch_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX catches_by_watch ON catches (watch_id, article_id);
CREATE INDEX catches_waiting ON catches (article_id) WHERE waits;

-- Articles with this id or a higher one were decided by what \`wish\` says; below, not all were. 0: all were.
CREATE TABLE watch_scans (
  watch_id INTEGER PRIMARY KEY,
  wish TEXT NOT NULL,
  deed TEXT NOT NULL,
  before_id INTEGER NOT NULL
) STRICT;

CREATE TRIGGER catches_come AFTER INSERT ON catches WHEN NEW.deed = 'mute' BEGIN ${MOVE('NEW.article_id')}
CREATE TRIGGER catches_go AFTER DELETE ON catches WHEN OLD.deed = 'mute' BEGIN ${MOVE('OLD.article_id')}
CREATE TRIGGER catches_change AFTER UPDATE OF deed ON catches WHEN NEW.deed <> OLD.deed BEGIN ${MOVE('NEW.article_id')}
CREATE TRIGGER bookmarks_unmute AFTER UPDATE OF bookmarked ON articles WHEN NEW.bookmarked <> OLD.bookmarked BEGIN ${MOVE('NEW.id')}

CREATE TRIGGER articles_change_sides AFTER UPDATE OF source_id ON articles WHEN NEW.source_id <> OLD.source_id BEGIN
  INSERT INTO article_counts (source_id, span, total, unread, last_read_at)
  VALUES (NEW.source_id, NEW.sort_at >> 30, 1, NEW.read_at IS NULL, NEW.read_at)
  ON CONFLICT DO UPDATE SET total = total + 1, unread = unread + excluded.unread,
    last_read_at = max(ifnull(last_read_at, excluded.last_read_at), ifnull(excluded.last_read_at, last_read_at)); UPDATE article_counts
  SET total = total - 1, unread = unread - (OLD.read_at IS NULL)
  WHERE source_id = OLD.source_id AND span = OLD.sort_at >> 30; DELETE FROM article_counts
  WHERE source_id = OLD.source_id AND span = OLD.sort_at >> 30 AND total = 0; UPDATE search_rows
  SET source_id = NEW.source_id WHERE owner = NEW.id; END;
`
