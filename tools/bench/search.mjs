// Search as the window asks for it, from request to answer, beside the bare FTS5 query on the same index.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { NO_FILTERS } from '../../shared/contract/search.ts'
import { projectRoot } from '../places.mjs'
import { medianOf, versus } from './numbers.mjs'
import { openWindow } from './windows.mjs'

/** Folded already; from words of nearly every article to words of few, and two together. */
const QUERIES = ['السعوديه', 'الرياض', 'وزاره', 'مدينه', 'اليوم', 'المملكه', 'كره', 'مكتبه', 'زلزال', 'مجلس الوزراء']
const HITS = 200

export async function measureSearch({ folder, runs }, size, profile) {
  const bare = bareTimes(profile, runs)
  const { app, page } = await openWindow('app', folder, profile)
  const best = await windowTimes(page, 'best', runs)
  const newest = await windowTimes(page, 'newest', runs)
  await app.close()
  return [
    versus(`search-${size}`, medianOf(best), 'ms', 'bare FTS5 query by rank', medianOf(bare)),
    versus(`search-${size}-newest`, medianOf(newest), 'ms', 'bare FTS5 query by rank', medianOf(bare)),
  ]
}

function windowTimes(page, order, runs) {
  return page.evaluate(
    async ({ queries, order: by, times, filters }) => {
      const values = []
      for (let turn = 0; turn < times; turn++) {
        for (const words of queries) {
          const startedAt = performance.now()
          await window.reader.request.search({ words: `${words} `, filters, order: by, limit: 50 })
          values.push(performance.now() - startedAt)
        }
      }
      return values
    },
    { queries: QUERIES, order, times: runs, filters: NO_FILTERS },
  )
}

function bareTimes(profile, runs) {
  const { DatabaseSync } = createRequire(join(projectRoot, 'package.json'))('@photostructure/sqlite')
  const db = new DatabaseSync(join(profile, 'cache.db'))
  const query = db.prepare('SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT ?')
  const values = []
  for (let turn = 0; turn < runs; turn++) {
    for (const words of QUERIES) {
      const startedAt = performance.now()
      query.all(`"${words}"`, HITS)
      values.push(performance.now() - startedAt)
    }
  }
  db.close()
  return values
}
