/** What the store does about single articles, in the cache or bookmarked. */

import type { ArticleRef } from '../../../shared/contract/ids.ts'
import type { KeptArticle } from '../../records/article.ts'
import type { StoreReads, StoreWrites } from '../../records/store.ts'
import { readAddress } from '../articles/address.ts'
import { readArticle } from '../articles/articles.ts'
import { savePosition } from '../articles/positions.ts'
import { readVersions } from '../articles/versions.ts'
import { notFound, placeOf } from '../db/article-refs.ts'
import type { Databases, ReadableDatabases } from '../db/database.ts'
import type { HiddenPictures } from '../pictures/hidden-pictures.ts'
import { openBookmark } from './bookmark-copies.ts'
import { bookmark, removeBookmark } from './bookmarks.ts'
import { keepPage } from './keep-page.ts'

export interface ArticleReading {
  readonly databases: ReadableDatabases
  readonly hidden: Pick<HiddenPictures, 'inArticle'>
}

export function articleReads({ databases, hidden }: ArticleReading) {
  return {
    readArticle: ref => hidden.inArticle(readAny(databases, ref)),
    readAddress: ref => readAddress(databases, ref),
    readVersions(ref) {
      readAny(databases, ref)
      return readVersions(databases, ref)
    },
  } satisfies Partial<StoreReads>
}

export function bookmarkWrites({ databases, clock }: { readonly databases: Databases; clock(): number }) {
  return {
    savePosition: (ref, position) => savePosition(databases, ref, position),
    bookmark: ref => bookmark(databases, ref, clock()),
    removeBookmark: ref => removeBookmark(databases, ref, clock()),
    keepPage: (page, now) => keepPage(databases, page, now),
  } satisfies Partial<StoreWrites>
}

function readAny(databases: ReadableDatabases, ref: ArticleRef): KeptArticle {
  const { kind, id } = placeOf(ref)
  const article = kind === 'article' ? readArticle(databases, id) : openBookmark(databases.library, id)?.article
  if (!article) throw notFound(ref)
  return article
}
