/**
 * Articles may take another place in the lists: where a wrong clock put them, they do not stay. Counts go with them. An
 * article that its paper dates two days or more after it was first seen is one that the clock was behind for; few are,
 * and the index knows them all.
 */
export const CACHE_010 = `
CREATE INDEX articles_ahead ON articles (published_at) WHERE published_at > first_seen_at + 172800000;

CREATE TRIGGER articles_move AFTER UPDATE OF sort_at ON articles WHEN OLD.sort_at >> 30 <> NEW.sort_at >> 30 BEGIN
  INSERT INTO article_counts (source_id, span, total, unread, last_read_at)
  VALUES (NEW.source_id, NEW.sort_at >> 30, 1, NEW.read_at IS NULL, NEW.read_at),
    (0, NEW.sort_at >> 30, 1, NEW.read_at IS NULL, NEW.read_at)
  ON CONFLICT DO UPDATE SET total = total + 1, unread = unread + excluded.unread,
    last_read_at = max(ifnull(last_read_at, excluded.last_read_at), ifnull(excluded.last_read_at, last_read_at)); UPDATE article_counts
  SET total = total - 1, unread = unread - (OLD.read_at IS NULL)
  WHERE source_id IN (0, OLD.source_id) AND span = OLD.sort_at >> 30; DELETE FROM article_counts
  WHERE source_id IN (0, OLD.source_id) AND span = OLD.sort_at >> 30 AND total = 0; END;
`
