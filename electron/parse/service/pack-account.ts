/** Articles of an account that were read, in the form in which the store takes them. */

import type { PackedRemote } from '../../records/account.ts'
import { packedRemote } from '../../records/packed-remote.ts'
import type { ReadRemote } from '../accounts/item.ts'
import { packArticle } from './pack-feed.ts'

export function packRemotes(remotes: readonly ReadRemote[]): PackedRemote {
  // The server's id is its own name, whatever address the article has.
  return packedRemote(remotes.map(one => ({ ...one, article: { ...packArticle(one.article), ownGuid: true } })))
}
