/**
 * Stories: articles of one event. `story_id` NULL: it stands alone. `wire_of`: the article of its story whose text it
 * repeats. What `stories` says of a story is counted anew by whatever changes it (`recount`), and here when an article
 * goes or takes another place in time: the first of its copies is then the original of the others, and one that is left alone is no story any more.
 * `story_changes` grows with every article that goes: what is remembered of them in memory is then no longer true.
 *
 * A trace is what of an article is compared with others. It goes when nothing new can join its story. A statement that
 * ends in the middle of a line is a trigger's.
 */
export const CACHE_011 = `
ALTER TABLE articles ADD COLUMN story_id INTEGER;
ALTER TABLE articles ADD COLUMN wire_of INTEGER;
ALTER TABLE articles ADD COLUMN text_length INTEGER NOT NULL DEFAULT 0;
CREATE INDEX articles_by_story ON articles (story_id) WHERE story_id IS NOT NULL;

CREATE TABLE stories (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  articles INTEGER NOT NULL DEFAULT 0,
  papers INTEGER NOT NULL DEFAULT 0,
  newest_at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX stories_by_time ON stories (newest_at);

CREATE TABLE story_traces (
  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  placed_at INTEGER NOT NULL,
  trace BLOB NOT NULL
) STRICT;
CREATE INDEX story_traces_by_time ON story_traces (placed_at);

-- Saved, but not yet looked at: in order of arrival. Of what was there before, the newest.
CREATE TABLE unplaced (
  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE
) STRICT;
INSERT INTO unplaced (article_id)
SELECT id FROM articles WHERE sort_at >= (SELECT max(sort_at) FROM articles) - 259200000 ORDER BY id DESC LIMIT 3000;

INSERT INTO meta (key, value) VALUES ('story_changes', 0);
CREATE TRIGGER articles_leave_stories AFTER DELETE ON articles WHEN OLD.story_id IS NOT NULL BEGIN
  UPDATE articles SET wire_of = (SELECT min(id) FROM articles WHERE story_id = OLD.story_id AND wire_of = OLD.id)
  WHERE story_id = OLD.story_id AND wire_of = OLD.id; UPDATE articles SET wire_of = NULL
  WHERE story_id = OLD.story_id AND wire_of = id; UPDATE stories SET (articles, papers, newest_at) = (
    SELECT count(*), count(DISTINCT CASE WHEN wire_of IS NULL THEN source_id END), ifnull(max(sort_at), 0)
    FROM articles WHERE story_id = OLD.story_id) WHERE id = OLD.story_id; UPDATE articles SET story_id = NULL, wire_of = NULL
  WHERE story_id = OLD.story_id AND (SELECT articles FROM stories WHERE id = OLD.story_id) < 2; DELETE FROM stories
  WHERE id = OLD.story_id AND articles < 2; END;
CREATE TRIGGER articles_leave_memory AFTER DELETE ON articles BEGIN
  UPDATE meta SET value = value + 1 WHERE key = 'story_changes'; END;
CREATE TRIGGER articles_move_in_stories AFTER UPDATE OF sort_at ON articles WHEN NEW.sort_at <> OLD.sort_at BEGIN
  UPDATE stories SET newest_at = (SELECT max(sort_at) FROM articles WHERE story_id = NEW.story_id)
  WHERE id = NEW.story_id; UPDATE story_traces SET placed_at = NEW.sort_at WHERE article_id = NEW.id; UPDATE meta
  SET value = value + 1 WHERE key = 'story_changes'; END;
`
