/**
 * What an article is known by when its guid has changed, and the texts that it had before.
 *
 * The keys are numbers (`traces.ts`), because an index of whole addresses would be as large as the articles' rows. Rows
 * from before have none until their article is next seen changed or under its guid.
 */
export const CACHE_004 = `
ALTER TABLE articles ADD COLUMN link_key INTEGER;
ALTER TABLE articles ADD COLUMN words_key INTEGER;
CREATE INDEX articles_by_link ON articles (feed_id, link_key);
CREATE INDEX articles_by_words ON articles (feed_id, words_key);

CREATE TABLE versions (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  body BLOB NOT NULL,
  language TEXT,
  direction TEXT NOT NULL CHECK (direction IN ('rtl', 'ltr')),
  base_url TEXT,
  seen_from INTEGER NOT NULL,
  seen_until INTEGER NOT NULL
) STRICT;
CREATE INDEX versions_by_article ON versions (article_id);
`
