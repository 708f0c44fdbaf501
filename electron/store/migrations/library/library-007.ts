/**
 * What the reader decided about stories. Articles are named as their feed names them: stories are computed anew when the
 * other file is lost, these are not. `before` holds the stories as they were, so that the decision can be taken back.
 */
export const LIBRARY_007 = `
CREATE TABLE story_choices (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  made_at INTEGER NOT NULL,
  before TEXT NOT NULL
) STRICT;

-- Both directions of a pair stand here: it is looked up from either end.
CREATE TABLE story_pairs (
  feed_id INTEGER NOT NULL,
  guid TEXT NOT NULL,
  other_feed_id INTEGER NOT NULL,
  other_guid TEXT NOT NULL,
  together INTEGER NOT NULL CHECK (together IN (0, 1)),
  choice_id INTEGER NOT NULL REFERENCES story_choices (id) ON DELETE CASCADE,
  PRIMARY KEY (feed_id, guid, other_feed_id, other_guid, choice_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE followed_stories (
  feed_id INTEGER NOT NULL,
  guid TEXT NOT NULL,
  followed_at INTEGER NOT NULL,
  PRIMARY KEY (feed_id, guid)
) STRICT, WITHOUT ROWID;
`
