/** For which newspapers the text of the page is fetched: NULL where the feed's text is cut. */
export const LIBRARY_005 = `
ALTER TABLE rules ADD COLUMN full_text TEXT;
`
