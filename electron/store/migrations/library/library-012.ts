/**
 * Accounts on servers. Their newspapers are rows of `sources` and `feeds` like all others; their secrets are in no
 * database. What is done to their articles waits in `outbox` until the server has it.
 */
export const LIBRARY_012 = `
CREATE TABLE accounts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  base TEXT NOT NULL,
  user TEXT NOT NULL,
  name TEXT NOT NULL,
  -- SHA-256 of the one certificate that the reader agreed to, in hexadecimal.
  pinned TEXT,
  added_at INTEGER NOT NULL,
  synced_at INTEGER,
  -- Feed lists in a row that were too short to be believed.
  doubts INTEGER NOT NULL DEFAULT 0,
  UNIQUE (kind, base, user)
) STRICT;

-- Title and folder are what the server said last: what differs here was changed here. Without a feed: it was deleted
-- here, and is still to be given up there.
CREATE TABLE account_feeds (
  account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  remote_id TEXT NOT NULL,
  feed_id INTEGER,
  url TEXT,
  title TEXT NOT NULL,
  folder TEXT,
  -- The server no longer has it.
  gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)),
  PRIMARY KEY (account_id, remote_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX account_feeds_by_feed ON account_feeds (feed_id);

-- What the server had starred when it was last asked.
CREATE TABLE account_stars (
  account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  remote_id TEXT NOT NULL,
  PRIMARY KEY (account_id, remote_id)
) STRICT, WITHOUT ROWID;

-- The last wish for each article. One that was sent stays until the server's own lists show what became of it.
CREATE TABLE outbox (
  account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  remote_id TEXT NOT NULL,
  key TEXT NOT NULL CHECK (key IN ('read', 'starred')),
  value INTEGER NOT NULL CHECK (value IN (0, 1)),
  queued_at INTEGER NOT NULL,
  -- Another number for every wish.
  generation INTEGER NOT NULL,
  sent_at INTEGER,
  tries INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (account_id, remote_id, key)
) STRICT, WITHOUT ROWID;
`
