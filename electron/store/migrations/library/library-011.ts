/** A bit that flips on a disk leaves a file that SQLite finds sound: what was written of a bookmark's text is counted. */
export const LIBRARY_011 = `
-- CRC-32 of \`body\` as it was written; NULL: it was written before there were any.
ALTER TABLE bookmarks ADD COLUMN body_sum INTEGER;
-- Each start asks for those: without it all texts would be read for that.
CREATE INDEX bookmarks_without_sum ON bookmarks (id) WHERE body_sum IS NULL;
`
