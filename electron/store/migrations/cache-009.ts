/**
 * What servers say of pictures, and names for what comes to an address where there was another picture before. Emoji and
 * the faces of authors, which once stood for articles, no longer do; the next picture of the article takes their place.
 */
export const CACHE_009 = `
ALTER TABLE pictures ADD COLUMN etag TEXT;
ALTER TABLE pictures ADD COLUMN last_modified TEXT;
ALTER TABLE pictures ADD COLUMN fresh_until INTEGER;
-- The name of what was last seen at this address, on the first name that the address had.
ALTER TABLE pictures ADD COLUMN latest_key TEXT;
-- What was there before.
ALTER TABLE pictures ADD COLUMN earlier_key TEXT;

DELETE FROM article_pictures WHERE position = 0 AND key IN (
  SELECT key FROM pictures WHERE url LIKE '%//s.w.org/images/core/emoji/%' OR url LIKE '%gravatar.com/avatar/%'
);
UPDATE article_pictures SET position = 0
WHERE position = 1 AND key NOT IN (
    SELECT key FROM pictures WHERE url LIKE '%//s.w.org/images/core/emoji/%' OR url LIKE '%gravatar.com/avatar/%'
  ) AND NOT EXISTS (
    SELECT 1 FROM article_pictures AS lead WHERE lead.article_id = article_pictures.article_id AND lead.position = 0
  );
`
