/**
 * Articles of accounts are found by the server's id, whichever feed they are in. Those that are not asked for again: the
 * server did not give them (until then), or they were deleted here (no end).
 */
export const CACHE_017 = `
CREATE INDEX articles_remote ON articles (guid, feed_id) WHERE guid >= 'remote:' AND guid < 'remote;';

CREATE TABLE withheld_articles (
  account_id INTEGER NOT NULL,
  remote_id TEXT NOT NULL,
  until INTEGER,
  PRIMARY KEY (account_id, remote_id)
) STRICT, WITHOUT ROWID;
`
