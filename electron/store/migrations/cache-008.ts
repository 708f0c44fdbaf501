/**
 * How many articles there are and how many of them are unread, by newspaper and by spans of 2^30 ms of `sort_at`, about
 * twelve days: a list is counted, and any place in it found, without walking through all articles.
 *
 * Newspaper 0 stands for all of them together. No article of a row was read after `last_read_at`; it may be later than
 * any that is still there. Triggers count what comes and goes; `setRead` counts what is read, because a trigger for each
 * article would double the time of marking a whole list. A statement that ends in the middle of a line is a trigger's.
 */
export const CACHE_008 = `
CREATE TABLE article_counts (
  source_id INTEGER NOT NULL,
  span INTEGER NOT NULL,
  total INTEGER NOT NULL,
  unread INTEGER NOT NULL,
  last_read_at INTEGER,
  PRIMARY KEY (source_id, span)
) STRICT, WITHOUT ROWID;
INSERT INTO article_counts (source_id, span, total, unread, last_read_at)
SELECT source_id, sort_at >> 30, count(*), sum(read_at IS NULL), max(read_at)
FROM articles INDEXED BY articles_by_source GROUP BY source_id, sort_at >> 30;
INSERT INTO article_counts (source_id, span, total, unread, last_read_at)
SELECT 0, span, sum(total), sum(unread), max(last_read_at) FROM article_counts GROUP BY span;

CREATE TRIGGER articles_come AFTER INSERT ON articles BEGIN
  INSERT INTO article_counts (source_id, span, total, unread, last_read_at)
  VALUES (NEW.source_id, NEW.sort_at >> 30, 1, NEW.read_at IS NULL, NEW.read_at),
    (0, NEW.sort_at >> 30, 1, NEW.read_at IS NULL, NEW.read_at)
  ON CONFLICT DO UPDATE SET total = total + 1, unread = unread + excluded.unread,
    last_read_at = max(ifnull(last_read_at, excluded.last_read_at), ifnull(excluded.last_read_at, last_read_at)); END;
CREATE TRIGGER articles_go AFTER DELETE ON articles BEGIN
  UPDATE article_counts SET total = total - 1, unread = unread - (OLD.read_at IS NULL)
  WHERE source_id IN (0, OLD.source_id) AND span = OLD.sort_at >> 30; DELETE FROM article_counts
  WHERE source_id IN (0, OLD.source_id) AND span = OLD.sort_at >> 30 AND total = 0; END;
`
