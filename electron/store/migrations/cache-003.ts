/**
 * What servers have said again and again: that a feed moved, that it is closed, that there is nothing. And how long a
 * feed asks to be left alone, which a “not modified” does not repeat.
 */
export const CACHE_003 = `
ALTER TABLE feed_checks ADD COLUMN move_to TEXT;
ALTER TABLE feed_checks ADD COLUMN move_since INTEGER;
ALTER TABLE feed_checks ADD COLUMN move_times INTEGER;
ALTER TABLE feed_checks ADD COLUMN gone_since INTEGER;
ALTER TABLE feed_checks ADD COLUMN gone_times INTEGER;
ALTER TABLE feed_checks ADD COLUMN missing_since INTEGER;
ALTER TABLE feed_checks ADD COLUMN stopped_at INTEGER;
ALTER TABLE feed_checks ADD COLUMN time_to_live INTEGER;
`
