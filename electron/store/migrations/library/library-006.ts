/**
 * Where the reader stopped in an article, from 0 to 1 of its text (NULL: at its beginning, or read to its end), and how
 * the articles of a newspaper are set (NULL: as for all).
 */
export const LIBRARY_006 = `
ALTER TABLE statuses ADD COLUMN position REAL;
ALTER TABLE rules ADD COLUMN direction TEXT;
ALTER TABLE rules ADD COLUMN face TEXT;
`
