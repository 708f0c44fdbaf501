/** What the parse process offers, gathered. */

import { packedFeed } from '../store/packed-feed.ts'
import { parseOpml } from './opml.ts'
import { packFeed } from './pack-feed.ts'
import { readFeed } from './parse-feed.ts'
import type { ParseService } from './parser.ts'
import { checkPicture } from './picture-facts.ts'
import { preparePage } from './prepare-page.ts'

export const parseService: ParseService = {
  parseFeed: job => packedFeed(packFeed(readFeed(job))),
  readFeed,
  parseOpml,
  preparePage,
  checkPicture,
}
