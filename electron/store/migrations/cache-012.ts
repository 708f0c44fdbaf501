/**
 * Another index, of stems. Its row says when an article was published: its hour, and a number within it, so that the newest
 * hits come first, a time is a range of rows and hits are counted by month without a look at any article. `marks` are
 * words, too: the newspaper, the language, whether there is a picture. `search_rows` leads from rows to articles, and to
 * bookmarks that stand alone (minus their id). `search_words` are the stems that were ever in it, with the number of
 * articles that brought them: what a beginning may become, the kin of a word, the nearest one to a slip.
 *
 * Everything is indexed anew, behind the window (`checkIndex`).
 */
export const CACHE_012 = `
DROP TABLE search;
CREATE VIRTUAL TABLE search USING fts5 (
  title, body, marks, content = '', contentless_delete = 1, tokenize = 'ascii'
);
INSERT INTO search (search, rank) VALUES ('automerge', 0);
INSERT INTO search (search, rank) VALUES ('crisismerge', 64);
INSERT INTO search (search, rank) VALUES ('hashsize', 16777216);
DELETE FROM indexed_bookmarks;
DELETE FROM unindexed;

CREATE TABLE search_rows (
  row INTEGER PRIMARY KEY,
  owner INTEGER NOT NULL UNIQUE,
  source_id INTEGER NOT NULL
) STRICT;

CREATE TABLE search_words (
  stem TEXT PRIMARY KEY,
  kin TEXT NOT NULL,
  articles INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX search_words_by_kin ON search_words (kin);

CREATE TRIGGER articles_move_in_search AFTER UPDATE OF sort_at ON articles
WHEN NEW.sort_at / 3600000 <> OLD.sort_at / 3600000 BEGIN
  INSERT OR IGNORE INTO unindexed (article_id) VALUES (NEW.id); END;
`
