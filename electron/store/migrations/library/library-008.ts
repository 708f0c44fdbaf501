/** Searches that the reader keeps. `filters`: JSON of the contract's `SearchFilters`. */
export const LIBRARY_008 = `
CREATE TABLE saved_searches (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  words TEXT NOT NULL,
  filters TEXT NOT NULL,
  position INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
`
