/**
 * The texts of articles' own pages. Of the feed's text and the page's, the better one is the body, and the other one lies
 * beside it. Whether a feed's text is cut is known of articles that come or change from now on.
 */
export const CACHE_006 = `
ALTER TABLE articles ADD COLUMN is_cut INTEGER NOT NULL DEFAULT 0 CHECK (is_cut IN (0, 1));

CREATE TABLE pages (
  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  -- Its text is the article's body, and the feed's is in other_texts; otherwise it is the other way round, or not there.
  is_shown INTEGER NOT NULL CHECK (is_shown IN (0, 1)),
  fetched_at INTEGER,
  failures INTEGER NOT NULL,
  failure_code TEXT,
  failure_message TEXT,
  -- None: not again, unless the article changes.
  next_try_at INTEGER
) STRICT;

CREATE TABLE other_texts (
  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  lead TEXT NOT NULL,
  body BLOB NOT NULL,
  -- Addresses as a JSON list, the lead picture or null first.
  pictures TEXT NOT NULL
) STRICT;
`
