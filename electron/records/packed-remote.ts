/** Articles of an account on their way to the store: one piece of bytes, for the reason that `packed-feed.ts` gives. */

import { deserialize, serialize } from 'node:v8'
import type { PackedRemote, RemoteArticle } from './account.ts'

export function packedRemote(articles: readonly RemoteArticle[]): PackedRemote {
  return { ids: articles.map(({ id }) => id), packed: serialize(articles) }
}

/** Both ends are parts of one program: what comes out has the type that went in. */
export function unpackedRemote({ packed }: Pick<PackedRemote, 'packed'>): RemoteArticle[] {
  return deserialize(packed) as RemoteArticle[]
}
