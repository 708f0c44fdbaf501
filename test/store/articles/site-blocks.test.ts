// What stands on several pages of a site, remembered by the real store.
import { expect, test } from 'vitest'
import { NOW } from '../seeds.ts'
import { openWorld, reopen, rows } from '../world.ts'

const DAY = 24 * 60 * 60 * 1000
const [BOX, CALL, FIRST, SECOND] = ['0000boxa', '000calla', '00firsta', '0seconda'] as const
const page = (name: string) => `https://www.paper.example/${name}`

function world() {
  const opened = openWorld([
    { guid: 'a', isCut: true },
    { guid: 'b', isCut: true },
  ])
  const ids = opened.store.pagesToFetch(10, NOW).map(({ articleId }) => articleId)
  const learn = (url: string, blocks: readonly string[], now = NOW) =>
    opened.store.learnBlocks(ids[0] ?? 0, { url, blocks }, now)
  return { ...opened, ids, learn }
}

test('the second page of a host is told what stood on the first, and a page nothing of its own', () => {
  const { store, learn } = world()
  learn(page('1'), [BOX, CALL, FIRST])
  expect(store.siteBlocks(page('1?utm_source=feed'))).toEqual([])
  expect(store.siteBlocks('https://paper.example/2').toSorted()).toEqual([BOX, CALL, FIRST])
  expect(store.siteBlocks('https://other.example/2')).toEqual([])

  learn(page('2'), [BOX, CALL, SECOND])
  expect(store.siteBlocks(page('1')).toSorted()).toEqual([BOX, CALL, SECOND])
  learn(page('1'), [FIRST, BOX])
  expect(store.siteBlocks(page('1')).toSorted()).toEqual([BOX, CALL, SECOND])
})

test('it is kept in the file, and goes with the newspaper whose articles were there', () => {
  const { store, folder, sourceId, learn } = world()
  learn(page('1'), [BOX])
  const again = reopen(store, folder)
  expect(again.siteBlocks(page('2'))).toEqual([BOX])
  again.removeSource(sourceId)
  const later = reopen(again, folder)
  expect(later.siteBlocks(page('2'))).toEqual([])
  later.close()
})

test('a host has room for a thousand blocks; what was on one page only goes first', () => {
  const { store, learn } = world()
  learn(page('1'), [BOX])
  learn(page('2'), [BOX])
  for (let at = 0; at < 6; at++) {
    const blocks = Array.from({ length: 300 }, (_, block) => `0b${String(at * 300 + block).padStart(6, '0')}`)
    learn(page(`many-${at}`), blocks, NOW + at * DAY)
  }
  const kept = store.siteBlocks(page('3'))
  expect(kept).toHaveLength(1000)
  expect(kept).toContain(BOX)
  expect(kept).toContain('0b001799')
  expect(kept).not.toContain('0b000000')
})

test('what was not seen for two months is forgotten, and what a clock ahead of time has seen', () => {
  const { store, learn } = world()
  learn(page('1'), [BOX])
  learn('https://other.example/1', [CALL], NOW + 61 * DAY)
  expect(store.siteBlocks(page('2'))).toEqual([])
  learn(page('1'), [FIRST])
  expect(store.siteBlocks('https://other.example/2')).toEqual([])
})

test('a feed’s own words go along with the page of its article', () => {
  const { store, ids } = world()
  const [row] = rows(store).filter(({ ref }) => ref === `article:${ids[0]}`)
  expect(store.feedHints(ids[0] ?? 0)).toEqual({
    title: row?.title,
    author: null,
    publishedAt: row?.publishedAt,
    summary: expect.stringContaining('نص'),
  })
  expect(store.feedHints(999)).toEqual({})
})
