/** References to articles, taken apart. */

import type { ArticleRef, FeedId } from '../../../shared/contract/ids.ts'
import { ExpectedError } from '../../../shared/result.ts'
import type { ReadableDatabases } from './database.ts'

export interface Place {
  readonly kind: 'article' | 'bookmark'
  readonly id: number
}

export function placeOf(ref: ArticleRef): Place {
  const [kind, digits] = ref.split(':')
  const id = Number(digits)
  if ((kind !== 'article' && kind !== 'bookmark') || !Number.isSafeInteger(id)) throw notFound(ref)
  return { kind, id }
}

export function notFound(ref: ArticleRef): ExpectedError {
  return new ExpectedError('notFound', `${ref} is not in the store`)
}

/** What a bookmark and its article have in common. */
export interface Identity {
  readonly feed_id: FeedId
  readonly guid: string
}

/** @throws ExpectedError `notFound` */
export function identityOf({ library, cache }: ReadableDatabases, ref: ArticleRef): Identity {
  const { kind, id } = placeOf(ref)
  const found =
    kind === 'article'
      ? cache.query<Identity>('SELECT feed_id, guid FROM articles WHERE id = ?').get(id)
      : library.query<Identity>('SELECT feed_id, guid FROM bookmarks WHERE id = ?').get(id)
  if (!found) throw notFound(ref)
  return found
}
