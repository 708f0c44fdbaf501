/** What the parse process offers, gathered. */

import { readOpml } from '../../opml/read.ts'
import { packedFeed } from '../../records/packed-feed.ts'
import { readAccount, readRemotes } from '../accounts/read-account.ts'
import { openArchive, readArchive, readProfileMember } from '../archive/read-archive.ts'
import { formOf } from '../collections/open-collection.ts'
import { readFeed } from '../feeds/parse-feed.ts'
import { findFeeds } from '../pages/find-feeds.ts'
import { preparePage } from '../pages/prepare-page.ts'
import { readSaved } from '../pages/read-saved.ts'
import { readArchivePicture } from './archive-picture.ts'
import { packRemotes } from './pack-account.ts'
import { packCollection } from './pack-collection.ts'
import { packFeed } from './pack-feed.ts'
import { packPage } from './pack-page.ts'
import { packSaved } from './pack-saved.ts'
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
  readAccount,
  readRemotes: job => packRemotes(readRemotes(job)),
  formOf,
  readCollection: packCollection,
  checkPicture,
  parseReportList,
  openArchive,
  readArchive,
  readArchivePicture,
  readProfileMember,
}
