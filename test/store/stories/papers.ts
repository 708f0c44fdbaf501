/** Newspapers in a store, and what is known there of their articles, which the tests call by their guids. */

import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import type { Store } from '../../../electron/records/store.ts'
import { openStore } from '../../../electron/store/store.ts'
import type { ArticleRef, FeedId, SourceId } from '../../../shared/contract/ids.ts'
import type { ArticleSeed } from '../seeds.ts'
import { clock, save, subscribe, temporaryFolder } from '../world.ts'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

export interface Papers {
  readonly folder: string
  readonly store: Store
  readonly papers: readonly { readonly feedId: FeedId; readonly sourceId: SourceId }[]
}

/** The first two are in a section of their own. */
export function openPapers(count: number): Papers {
  const folder = temporaryFolder()
  const store = openStore(folder, { clock })
  const papers = Array.from({ length: count }, (_, n) =>
    subscribe(store, `https://p${n}.example/feed`, n < 2 ? 'أول' : 'ثان'),
  )
  return { folder, store, papers }
}

export function print({ store, papers }: Papers, paper: number, seed: ArticleSeed): void {
  save(store, papers[paper]?.feedId ?? 0, [seed])
}

/** Guids of the story of an article, in order. */
export function storyOf(folder: string, store: Store, guid: string): string[] {
  return (store.readStory(refOf(folder, guid))?.articles ?? []).map(({ row: { ref } }) => guidOf(folder, ref))
}

export function refOf(folder: string, guid: string): ArticleRef {
  return `article:${Number(ofFile(folder, 'cache.db', 'SELECT id FROM articles WHERE guid = ?', guid)[0])}`
}

export function guidOf(folder: string, ref: ArticleRef): string {
  return String(ofFile(folder, 'cache.db', 'SELECT guid FROM articles WHERE id = ?', Number(ref.split(':')[1]))[0])
}

/** The first column. */
export function ofFile(folder: string, file: string, sql: string, ...values: (string | number)[]): unknown[] {
  const db = new DatabaseSync(join(folder, file), { readOnly: true })
  try {
    return db
      .prepare(sql)
      .all(...values)
      .map(row => Object.values(row)[0])
  } finally {
    db.close()
  }
}
