/** References to articles, taken apart. */

import type { ArticleRef } from '../../shared/models.ts'
import { ExpectedError } from '../../shared/result.ts'

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
