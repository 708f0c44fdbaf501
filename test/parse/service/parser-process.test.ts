import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PARSER_LIMITS, startParser } from '../../../electron/parse/service/parser-process.ts'
import { unpackedFeed } from '../../../electron/records/packed-feed.ts'
import { codeOf } from '../../support/fetching.ts'
import { nodeParsers } from '../../support/node-parser.ts'

const STUCK = join(import.meta.dirname, '../../support/stuck.process.ts')
const bytes = Buffer.from(
  '<rss version="2.0"><channel><title>صحيفة</title><item><title>خبر</title></item></channel></rss>',
)
const ONE = { ...PARSER_LIMITS, processes: 1 }
const job = (path: string) => ({ bytes, headers: {}, url: `https://x.example/${path}`, now: Date.now() })

test('a feed goes to the parse process and comes back as articles; a refusal keeps its code', async () => {
  const { spawn } = nodeParsers()
  const parser = startParser(spawn)
  const feed = unpackedFeed(await parser.parseFeed(job('feed')))
  expect(feed.articles[0]?.title).toBe('خبر')
  expect(feed.articles[0]?.body).toBeInstanceOf(Uint8Array)
  expect(await codeOf(parser.parseFeed({ ...job('feed'), bytes: Buffer.from('<html>') }))).toBe('notAFeed')
  expect((await parser.readOpml(Buffer.from('<opml><outline xmlUrl="x.example/f"/></opml>'))).outlines[0]?.url).toBe(
    'https://x.example/f',
  )
  parser.close()
})

test('E-22 a parse process that is killed or dies fails one feed; the next is fine', async () => {
  const { spawn, children } = nodeParsers(STUCK)
  const parser = startParser(spawn, ONE)
  await parser.parseFeed(job('feed'))

  const hanging = codeOf(parser.parseFeed(job('hang')))
  const waiting = parser.parseFeed(job('feed'))
  setTimeout(() => children[0]?.kill('SIGKILL'), 100)

  expect(await hanging).toBe('parserStopped')
  expect((await waiting).articles).toBe(1)
  expect(await codeOf(parser.parseFeed(job('die')))).toBe('parserStopped')
  expect((await parser.parseFeed(job('feed'))).articles).toBe(1)
  expect(children).toHaveLength(3)
  parser.close()
})

test('E-22 a job past its deadline or its memory is stopped', async () => {
  const growing = startParser(nodeParsers(STUCK).spawn, { ...ONE, watchEvery: 20 })
  await expect(growing.parseFeed(job('grow'))).rejects.toThrow(/MB/)
  growing.close()

  const parser = startParser(nodeParsers(STUCK).spawn, { ...ONE, deadline: 1500, watchEvery: 20 })
  await parser.parseFeed(job('feed'))
  await expect(parser.parseFeed(job('hang'))).rejects.toThrow(/1500 ms of the processor/)

  expect((await parser.parseFeed(job('feed'))).articles).toBe(1)
  parser.close()
}, 120_000)

test('a second process starts when the first has its hands full, and a feed that hangs holds nobody up', async () => {
  const { spawn, children } = nodeParsers(STUCK)
  const parser = startParser(spawn, { ...PARSER_LIMITS, processes: 2 })
  await parser.parseFeed(job('feed'))
  await parser.parseFeed(job('feed'))
  expect(children).toHaveLength(1)

  const hanging = codeOf(parser.parseFeed(job('hang')))
  const others = await Promise.all([parser.parseFeed(job('feed')), parser.parseFeed(job('feed'))])
  expect(others.map(({ articles }) => articles)).toEqual([1, 1])
  expect(children).toHaveLength(2)

  parser.close()
  expect(await hanging).toBe('parserStopped')
})

test('the process is closed when there is nothing to do, and started again when there is', async () => {
  const { spawn, children } = nodeParsers()
  const parser = startParser(spawn, { ...PARSER_LIMITS, idle: 50 })
  await parser.parseFeed(job('feed'))
  await new Promise(exited => children[0]?.once('exit', exited))
  await parser.parseFeed(job('feed'))
  expect(children).toHaveLength(2)
  parser.close()
})

test('after closing nothing is parsed', async () => {
  const { spawn, children } = nodeParsers()
  const parser = startParser(spawn)
  const waiting = codeOf(parser.parseFeed(job('feed')))
  parser.close()
  expect(await waiting).toBe('parserStopped')
  expect(await codeOf(parser.parseFeed(job('feed')))).toBe('parserStopped')
  expect(children.length).toBeLessThanOrEqual(1)
})
