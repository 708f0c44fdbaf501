/** What the contract says of each request, beside its interface. */

import { type Checks, textUpTo } from '../checks.ts'

/** What the window may have to read again. The event of a topic is `TOPICChanged`. */
export const TOPICS = [
  'library',
  'articles',
  'bookmarks',
  'shelf',
  'pictures',
  'rules',
  'searches',
  'watches',
  'desktop',
  'accounts',
] as const
export type Topic = (typeof TOPICS)[number]

export function eventOf<T extends Topic>(topic: T): `${T}Changed` {
  return `${topic}Changed`
}

export interface Terms<A extends readonly unknown[]> {
  /** One check for each argument: the types promise nothing about what a page that was taken over really sends. */
  readonly takes: Checks<A>
  /** What it has changed once it succeeded. An answer of null has changed nothing: the reader chose nothing. */
  readonly changes: readonly Topic[] | ((...args: A) => readonly Topic[])
}

/** Terms for every request of an interface: one without them, or with a check too few or too many, does not compile. */
export type Contract<R> = {
  readonly [N in keyof R]: R[N] extends (...args: infer A) => unknown ? Terms<A> : never
}

export const isText = textUpTo(2000)
export const isAddress = textUpTo(8000)
/** Feeds, sources or addresses that are named in one request. */
export const MOST_AT_ONCE = 2000
