// What the reader has already, however its address is spelt. Pure.
import { feedIdentity } from '../../shared/addresses/canonical.ts'
import type { Source } from '../../shared/contract/sources.ts'

export interface Subscribed {
  has(url: string): boolean
}

export function subscribedIn(sources: readonly Source[]): Subscribed {
  const known = new Set(sources.flatMap(({ feeds }) => feeds.map(({ url }) => feedIdentity(url))))
  return { has: url => known.has(feedIdentity(url)) }
}
