/** Where an article stands on the web. */

import type { ArticleRef } from '../../../shared/contract/ids.ts'
import { placeOf } from '../db/article-refs.ts'
import type { ReadableDatabases } from '../db/database.ts'

/** null: nowhere, or the article is not there. */
export function readAddress({ library, cache }: ReadableDatabases, ref: ArticleRef): string | null {
  const { kind, id } = placeOf(ref)
  const [db, table] = kind === 'article' ? ([cache, 'articles'] as const) : ([library, 'bookmarks'] as const)
  return db.query<{ url: string | null }>(`SELECT url FROM ${table} WHERE id = ?`).get(id)?.url ?? null
}
