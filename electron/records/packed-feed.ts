/**
 * A feed on its way from the parse process to the store: one piece of bytes, which main hands on without looking into
 * it. Copied as an object, its ten thousand small strings would hold main up for 30 ms at a time.
 */

import { deserialize, serialize } from 'node:v8'
import type { PackedFeed, ParsedFeed } from './feed.ts'

export function packedFeed(feed: ParsedFeed): PackedFeed {
  const { title, timeToLive, warnings } = feed
  return { title, timeToLive, warnings, articles: feed.articles.length, packed: serialize(feed) }
}

/** Both ends are parts of one program: what comes out has the type that went in. */
export function unpackedFeed({ packed }: PackedFeed): ParsedFeed {
  return deserialize(packed) as ParsedFeed
}
