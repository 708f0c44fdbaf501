// Search as the window asks for it, from request to answer, beside the bare FTS5 query on the same index.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { NO_FILTERS, USUAL_HITS } from '../../shared/contract/search.ts'
import { searchStem } from '../../shared/search/stems.ts'
import { projectRoot } from '../places.mjs'
import { importOnly } from './frames.mjs'
import { medianOf, ofRuns, percentile, versus } from './numbers.mjs'
import { opmlOf } from './profiles.mjs'
import { openToUser, openWindow } from './windows.mjs'

/** Folded already; from words of nearly every article to words of few, and two together. */
const QUERIES = ['السعوديه', 'الرياض', 'وزاره', 'مدينه', 'اليوم', 'المملكه', 'كره', 'مكتبه', 'زلزال', 'مجلس الوزراء']

/** Nobody searches while the first screen is still being drawn; nothing was found before. */
const AFTER_START = 5000
const BARE = 'bare FTS5 query by rank'

export async function measureSearch({ folder, runs }, size, profile) {
  const bare = bareTimes(profile, runs)
  const { app, page } = await openWindow('app', folder, profile)
  await new Promise(done => setTimeout(done, AFTER_START))
  const best = await windowTimes(page, 'best', runs)
  const newest = await windowTimes(page, 'newest', runs)
  const typed = await typedTimes(page, runs)
  await app.close()
  return [
    ofRuns(`search-${size}`, 'ms', BARE, { ours: best, theirs: bare }),
    ofRuns(`search-${size}-p95`, 'ms', `${BARE}, 95th percentile too`, { ours: best, theirs: bare, part: 95 }),
    ofRuns(`search-${size}-newest`, 'ms', BARE, { ours: newest, theirs: bare }),
    ofRuns(`search-${size}-typed`, 'ms', 'a letter in an empty field until its frame, 95th percentile too', {
      ours: typed.ours,
      theirs: typed.plain,
      part: 95,
    }),
  ]
}

/** Of each turn what its queries took. */
function windowTimes(page, order, runs) {
  return page.evaluate(
    async ({ queries, order: by, times, filters, hits }) => {
      const turns = Array.from({ length: times }, () => [])
      for (const values of turns) {
        for (const words of queries) {
          const startedAt = performance.now()
          await window.reader.request.search({ words: `${words} `, filters, order: by, limit: hits })
          values.push(performance.now() - startedAt)
        }
      }
      return turns
    },
    { queries: QUERIES, order, times: runs, filters: NO_FILTERS, hits: USUAL_HITS },
  )
}

/** The same questions, again and again until a sync of the farm is over, beside those at rest. */
export async function measureSearchInSync({ folder, farm }, profile) {
  const opml = await readFile(await opmlOf(join(folder, 'search-in-sync'), farm))
  openToUser(folder)
  const { app, page } = await openWindow('app', folder, profile, { allow: farm.allow })
  await page.evaluate(importOnly, [...opml])
  const rest = (await windowTimes(page, 'best', 3)).flat()
  const during = await page.evaluate(timesInSync, { queries: QUERIES, filters: NO_FILTERS, hits: USUAL_HITS })
  await app.close()
  return [
    versus('search-in-sync', medianOf(during), 'ms', 'the same at rest', medianOf(rest)),
    versus(
      'search-in-sync-p95',
      percentile(during, 95),
      'ms',
      'the same at rest, 95th percentile too',
      percentile(rest, 95),
    ),
  ]
}

/** In the page. */
async function timesInSync({ queries, filters, hits }) {
  const BETWEEN = 50
  const values = []
  let begun = false
  let ended = false
  window.reader.on.syncProgressed(({ progress }) => {
    begun ||= progress?.phase === 'feeds'
    ended ||= begun && progress?.phase !== 'feeds'
  })
  void window.reader.request.startSync()
  for (let turn = 0; !ended; turn++) {
    const startedAt = performance.now()
    await window.reader.request.search({
      words: `${queries[turn % queries.length]} `,
      filters,
      order: 'best',
      limit: hits,
    })
    if (begun) values.push(performance.now() - startedAt)
    await new Promise(done => setTimeout(done, BETWEEN))
  }
  return values
}

/** Key by key into the field of the search: milliseconds until the frame in which other articles are seen. */
async function typedTimes(page, runs) {
  await page.keyboard.press('/')
  await page.locator('search input').waitFor()
  const all = { ours: [], plain: [] }
  for (let turn = 0; turn < runs; turn++) {
    const { ours, plain } = await page.evaluate(typeAll, QUERIES)
    all.ours.push(ours)
    all.plain.push(plain)
  }
  if (all.ours.flat().length === 0) throw new Error('no letter changed what was found')
  return all
}

/** In the page. A letter that leaves the same articles there is not counted. */
async function typeAll(queries) {
  const LONGEST_WAIT = 1500
  const BETWEEN_KEYS = 150
  const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)))
  const field = document.querySelector('search input')
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set
  const found = () => document.querySelector('#search-results')?.textContent ?? ''
  const type = (into, value) => {
    setValue.call(into, value)
    into.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const empty = document.createElement('input')
  document.body.append(empty)
  const [ours, plain] = [[], []]
  for (const words of queries) {
    for (let length = 1; length <= words.length; length++) {
      const before = found()
      const startedAt = performance.now()
      type(field, words.slice(0, length))
      while (found() === before && performance.now() - startedAt < LONGEST_WAIT)
        await new Promise(done => setTimeout(done))
      const isOther = found() !== before
      await frame()
      if (isOther) ours.push(performance.now() - startedAt)
      const plainAt = performance.now()
      type(empty, words.slice(0, length))
      await frame()
      plain.push(performance.now() - plainAt)
      await new Promise(done => setTimeout(done, BETWEEN_KEYS))
    }
    type(field, '')
    await frame()
  }
  empty.remove()
  return { ours, plain }
}

/** As the index has the words. */
function matchOf(words) {
  return words
    .split(' ')
    .map(word => `"${searchStem(word)}"`)
    .join(' AND ')
}

function bareTimes(profile, runs) {
  const { DatabaseSync } = createRequire(join(projectRoot, 'package.json'))('@photostructure/sqlite')
  const db = new DatabaseSync(join(profile, 'cache.db'))
  const query = db.prepare('SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT ?')
  const turns = Array.from({ length: runs }, () => [])
  for (const values of turns) {
    for (const words of QUERIES) {
      const startedAt = performance.now()
      query.all(matchOf(words), USUAL_HITS)
      values.push(performance.now() - startedAt)
    }
  }
  db.close()
  return turns
}
