import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { parseService } from '../../electron/parse/service/parse-service.ts'
import { createReportLists } from '../../electron/pictures/report-lists.ts'
import { writeReportFile } from '../../shared/contract/reports.ts'
import { codeOf } from '../support/fetching.ts'
import { answer, startServer, status } from '../support/misbehaving-server.ts'
import { startWorld } from '../support/syncing.ts'

const DAY = 24 * 60 * 60_000
const LIKENESS = `${'a5'.repeat(32)}${'4'.repeat(16)}7cc00001`
const OTHER = `${'3c'.repeat(32)}${'4'.repeat(16)}7cc00001`
const list = (...likenesses: string[]) =>
  writeReportFile({ title: 'قائمة', pictures: likenesses.map(likeness => ({ likeness, reason: 'violent' })) })
const parse = (file: string | Uint8Array) => parseService.parseReportList(Buffer.from(file))

async function listsOn(port: number) {
  const world = startWorld(port)
  const parser = { parseReportList: async (bytes: Uint8Array) => parse(bytes) }
  const parts = { store: world.store, parser, ask: world.ask }
  return { world, lists: createReportLists({ ...parts, clock: () => world.clock }) }
}

const never = new AbortController().signal

test('what is written is read again', () => {
  expect(parse(list(LIKENESS, OTHER))).toEqual({
    title: 'قائمة',
    pictures: [
      { likeness: LIKENESS, reason: 'violent' },
      { likeness: OTHER, reason: 'violent' },
    ],
  })
})

test('entries that say nothing known are left out, the others stay', () => {
  const file = JSON.stringify({
    format: 'warraq-picture-reports',
    version: 1,
    title: 7,
    more: {},
    pictures: [
      { likeness: LIKENESS, reason: 'newer' },
      { likeness: LIKENESS, reason: 'sexual' },
      { likeness: 'short' },
      null,
      [],
      { likeness: `${OTHER.slice(0, -1)}9`, reason: 'violent' },
    ],
  })
  expect(parse(file)).toEqual({ title: '', pictures: [{ likeness: LIKENESS, reason: 'sexual' }] })
})

test.each([
  ['no JSON', 'not json'],
  ['bytes that are no text', Uint8Array.of(0xff, 0xfe, 0x00)],
  ['another format', '{"format":"opml","version":1,"pictures":[]}'],
  ['a later version', '{"format":"warraq-picture-reports","version":2,"pictures":[]}'],
  ['no pictures', '{"format":"warraq-picture-reports","version":1,"pictures":{}}'],
  ['an inherited format', '{"__proto__":{"format":"warraq-picture-reports","version":1,"pictures":[]}}'],
  ['a list', '[]'],
  ['brackets a million deep', '['.repeat(1_000_000)],
])('%s is no list', async (_, file) => {
  expect(await codeOf(() => parse(file))).toBe('notAReportList')
})

test('too many pictures, or too many bytes, are refused', async () => {
  expect(await codeOf(() => parse(list(...Array<string>(10_001).fill(LIKENESS))))).toBe('tooLarge')
  expect(await codeOf(() => parse(new Uint8Array(5 * 1024 * 1024)))).toBe('tooLarge')
})

test('a list that is subscribed to is fetched once a day, and only when it changed', async () => {
  await using server = await startServer()
  server.play('/list.json', answer(list(LIKENESS), { etag: '"1"' }))
  const { world, lists } = await listsOn(server.port)
  await using _world = world

  expect(await lists.subscribe(server.url('/list.json'))).toEqual({ title: 'قائمة', pictures: 1 })
  expect(await lists.refresh(never)).toBe(false)
  expect(server.seen).toHaveLength(1)

  world.clock += DAY + 1
  server.play('/list.json', status(304))
  expect(await lists.refresh(never)).toBe(false)
  expect(server.seen.at(-1)?.headers['if-none-match']).toBe('"1"')

  world.clock += DAY + 1
  server.play('/list.json', answer(list(LIKENESS, OTHER)))
  expect(await lists.refresh(never)).toBe(true)
  expect((await world.store.readHidden()).lists).toMatchObject([{ pictures: 2, failure: null }])
})

test('a list that turns into something else keeps what it said, and says what is the matter', async () => {
  await using server = await startServer()
  server.play('/list.json', answer(list(LIKENESS)))
  const { world, lists } = await listsOn(server.port)
  await using _world = world
  await lists.subscribe(server.url('/list.json'))

  world.clock += DAY + 1
  server.play('/list.json', answer('<html>login</html>'))
  expect(await lists.refresh(never)).toBe(false)

  expect((await world.store.readHidden()).lists).toMatchObject([{ pictures: 1, failure: { code: 'notAReportList' } }])
})

test('S-07 a list inside the own network is not asked', async () => {
  await using server = await startServer()
  const { world, lists } = await listsOn(1)
  await using _world = world
  expect(await codeOf(lists.subscribe(server.url('/list.json')))).toBe('addressNotAllowed')
  expect(server.seen).toEqual([])
})

test('a list comes from a file; the same file twice is one list', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-lists-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'reports.json')
  writeFileSync(file, writeReportFile({ title: '', pictures: [{ likeness: LIKENESS, reason: 'advert' }] }))
  const { world, lists } = await listsOn(1)
  await using _world = world

  expect(await lists.importFile(file)).toEqual({ title: 'reports.json', pictures: 1 })
  await lists.importFile(file)

  expect((await world.store.readHidden()).lists).toMatchObject([{ title: 'reports.json', address: null }])
  expect(await codeOf(lists.importFile(join(folder, 'absent.json')))).toBe('notFound')
})
