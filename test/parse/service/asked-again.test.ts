import { expect, test } from 'vitest'
import { parseService } from '../../../electron/parse/service/parse-service.ts'
import type { FeedBytes } from '../../../electron/records/feed.ts'
import type { SyncSummary } from '../../../shared/contract/sync.ts'
import { ExpectedError } from '../../../shared/result.ts'
import { HOUR } from '../../../shared/units.ts'
import { items, rssOf } from '../../support/feeds.ts'
import { answer, startServer } from '../../support/misbehaving-server.ts'
import { startWorld } from '../../support/syncing.ts'

const codes = (summary: SyncSummary) => summary.failures.map(({ code }) => code)

test('a list that is imported while a sync runs is fetched, and no feed is asked twice for it', async () => {
  await using server = await startServer()
  await using world = startWorld(server.port)
  let answerSlowly = () => {}
  server.play('/slow', response => {
    answerSlowly = () => void response.writeHead(200).end(rssOf(items(1), 'بطيئة'))
  })
  server.play('/new', answer(rssOf(items(2), 'جديدة')))
  await world.subscribe(server.url('/slow', 1))
  const whole = world.sync.start({ by: 'hand' })
  await expect.poll(() => server.seenAt('/slow').length).toBe(1)

  const { added } = await world.store.addFeeds(
    [{ url: server.url('/new', 2), title: null, homepage: null, section: null }],
    world.clock,
  )
  const joined = await world.sync.start({ by: 'hand', atLeast: added.map(({ feedId }) => feedId) })

  expect(joined).toMatchObject({ feeds: 1, newArticles: 2 })
  answerSlowly()
  expect(await whole).toMatchObject({ feeds: 1, newArticles: 1 })
  expect(server.seen.map(({ path }) => path)).toEqual(['/slow', '/new'])
})

test('B-13 a feed that the computer was too slow for is tried once more at the end, and nobody is told', async () => {
  await using server = await startServer()
  const tried: string[] = []
  const parser = {
    async parseFeed(job: FeedBytes) {
      tried.push(new URL(job.url).pathname)
      const isFirst = tried.filter(path => job.url.endsWith(path)).length === 1
      if (job.url.endsWith('/hung') || (job.url.endsWith('/slow') && isFirst))
        throw new ExpectedError('parserStopped', 'a job took more than 5000 ms of the processor')
      return parseService.parseFeed(job)
    },
    findFeeds: async (job: FeedBytes) => parseService.findFeeds(job),
  }
  await using world = startWorld(server.port, { parser })
  for (const path of ['/slow', '/hung', '/fine']) server.play(path, answer(rssOf(items(2))))
  await world.subscribe(server.url('/slow', 1), server.url('/hung', 2), server.url('/fine', 3))

  const summary = await world.sync.start({ by: 'hand' })

  expect(summary).toMatchObject({ feeds: 3, newArticles: 4 })
  expect(codes(summary)).toEqual(['parserStopped'])
  expect(tried.toSorted()).toEqual(['/fine', '/hung', '/hung', '/slow', '/slow'])
  const slow = (await world.store.feedsToCheck()).find(({ url }) => url.endsWith('/slow'))
  expect(slow?.check).toMatchObject({ failures: 0, failure: null })
})

test('a feed in whose place lies a page that only sends on is read there, and keeps its address', async () => {
  await using server = await startServer()
  await using world = startWorld(server.port)
  const page = '<html><head><meta http-equiv="refresh" content="0; url=/new.xml"></head></html>'
  server.play('/feed', answer(page, { 'content-type': 'text/html', etag: '"page"' }))
  server.play('/new.xml', answer(rssOf(items(3)), { etag: '"feed"' }))
  await world.subscribe(server.url('/feed'))

  const first = await world.sync.start({ by: 'hand' })
  world.clock += HOUR
  const second = await world.sync.start({ by: 'hand' })

  expect(first).toMatchObject({ newArticles: 3, failures: [] })
  expect(second).toMatchObject({ unchanged: 1, failures: [] })
  expect(server.seen.map(({ path }) => path)).toEqual(['/feed', '/new.xml', '/feed', '/new.xml'])
  expect(server.seen.every(({ headers }) => headers['if-none-match'] === undefined)).toBe(true)
  expect((await world.store.feedsToCheck())[0]).toMatchObject({ url: server.url('/feed'), check: { move: null } })
})

test('one that sends on to another such page, or to whom the guard refuses, is no feed', async () => {
  await using server = await startServer()
  await using other = await startServer()
  await using world = startWorld(server.port)
  const sending = (to: string) => `<html><head><meta http-equiv="refresh" content="0; url=${to}"></head></html>`
  server.play('/twice', answer(sending('/again')))
  server.play('/again', answer(sending('/feed')))
  server.play('/away', answer(sending(other.url('/feed'))))
  await world.subscribe(server.url('/twice', 1), server.url('/away', 2))
  const summary = await world.sync.start({ by: 'hand' })
  expect(codes(summary).toSorted()).toEqual(['needsConsent', 'notAFeed'])
  expect(server.seenAt('/feed')).toEqual([])
  expect(other.seen).toEqual([])
})
