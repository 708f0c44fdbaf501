import { expect, test } from 'vitest'
import { CACHE_MIGRATIONS } from '../../electron/store/migrations/cache.ts'
import { closeDatabases, DEFAULT_MIGRATIONS, openDatabases } from '../../electron/store/open.ts'
import { openStore } from '../../electron/store/store.ts'
import { article, NOW, outcome } from './seeds.ts'
import { temporaryFolder } from './world.ts'

test('cache 1 → 2: everything is indexed anew, and nothing else changes', () => {
  const folder = temporaryFolder()
  const old = openStore(folder, { now: NOW, cacheMigrations: CACHE_MIGRATIONS.slice(0, 1) })
  const [feed] = old.addFeeds(
    [{ url: 'https://paper.example/feed', title: null, homepage: null, section: null }],
    NOW,
  ).added
  if (!feed) throw new Error('No feed was added.')
  old.saveOutcomes([outcome(feed.feedId, [article({ guid: 'a', text: 'مكتبةٌ «جديدة» في المدينة' })])], NOW)
  old.indexWaiting(10)
  const before = tablesOf(folder, 1)
  old.close()

  const store = openStore(folder, { now: NOW })

  expect(store.search('مكتبه جديده', 'newest', 10)).toMatchObject({ hits: [], waiting: 1 })
  store.indexWaiting(10)
  expect(store.search('«مكتبة جديدة»', 'best', 10).hits).toHaveLength(1)
  store.close()
  expect(tablesOf(folder, 2)).toEqual(before)
})

const KEPT = ['known_feeds', 'articles', 'bodies', 'feed_checks', 'host_pauses', 'pictures', 'article_pictures']

function tablesOf(folder: string, version: number): Record<string, unknown[]> {
  const cacheMigrations = CACHE_MIGRATIONS.slice(0, version)
  const { databases } = openDatabases(folder, { now: NOW, ...DEFAULT_MIGRATIONS, cacheMigrations })
  const rows = KEPT.map(name => [name, databases.cache.query(`SELECT * FROM ${name}`).all()])
  closeDatabases(databases, true)
  return Object.fromEntries(rows)
}
