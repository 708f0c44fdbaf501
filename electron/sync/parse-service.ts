/** What the parse process offers, gathered. */

import { readOpml } from '../opml/read-opml.ts'
import { findFeeds } from '../parse/find-feeds.ts'
import { packFeed } from '../parse/pack-feed.ts'
import { packPage } from '../parse/pack-page.ts'
import { packSaved } from '../parse/pack-saved.ts'
import { readFeed } from '../parse/parse-feed.ts'
import { preparePage } from '../parse/prepare-page.ts'
import { readSaved } from '../parse/read-saved.ts'
import { packedFeed } from '../store/packed-feed.ts'
import { parseReportList } from './parse-report-list.ts'
import type { ParseService } from './parser.ts'
import { checkPicture } from './picture-facts.ts'

export const parseService: ParseService = {
  parseFeed: job => packedFeed(packFeed(readFeed(job))),
  readFeed,
  findFeeds,
  readOpml,
  preparePage,
  readSaved,
  packSaved,
  packPage,
  checkPicture,
  parseReportList,
}
