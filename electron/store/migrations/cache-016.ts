/** Whether an article's page shows everybody its beginning alone. Not known of pages that were read before. */
export const CACHE_016 = `
ALTER TABLE pages ADD COLUMN is_beginning INTEGER NOT NULL DEFAULT 0 CHECK (is_beginning IN (0, 1));
`
