import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, test } from 'vitest'
import { openStore } from '../../electron/store/store.ts'
import { searchWish } from '../../shared/contract/search.ts'
import { bundled } from '../support/bundled.ts'
import { expectIntegrity } from './integrity.ts'
import { expectSoundStories } from './stories/press.ts'
import { BOOKMARKS, rows, temporaryFolder, titles } from './world.ts'

const LANES = 2
const KILLS_PER_LANE = 150
/** After so many kills a lane goes on in a new folder, so that first starts are killed too and files stay small. */
const KILLS_PER_FOLDER = 15
/** About the time from the start of a child to its first acknowledgement, in milliseconds. */
const START_TAKES = 160
const BATCH = 3
const INDEXED_AT_ONCE = 100
const FOLDERS = Array.from({ length: (LANES * KILLS_PER_LANE) / KILLS_PER_FOLDER }, (_, index) => index)

interface Acknowledged {
  readonly feeds: Set<string>
  readonly read: Set<string>
  readonly bookmarks: Set<string>
}

test('D-01 kill -9 at 300 points: whatever was acknowledged is there, no batch by half, no story broken, all found and caught', {
  timeout: 240_000,
}, async () => {
  const writer = await bundled(join(import.meta.dirname, 'writer.ts'), temporaryFolder())
  const folders = FOLDERS.map(() => temporaryFolder())
  const lanes = Array.from({ length: LANES }, (_, lane) => folders.filter((_, index) => index % LANES === lane))

  await Promise.all(
    lanes.map(async (own, lane) => {
      for (const [index, folder] of own.entries()) await killOften(writer, folder, index * LANES + lane)
    }),
  )
})

async function killOften(writer: string, folder: string, series: number): Promise<void> {
  const acknowledged: Acknowledged = { feeds: new Set(), read: new Set(), bookmarks: new Set() }
  for (let kill = 0; kill < KILLS_PER_FOLDER; kill++) {
    await runAndKill(writer, folder, series * KILLS_PER_FOLDER + kill, acknowledged)
    examine(folder, acknowledged)
  }
}

/**
 * Kills after a stepped number of acknowledgements and a moment; every fifth child at any time while it starts, opens
 * the files or, the first in its folder, makes them.
 */
function runAndKill(writer: string, folder: string, point: number, acknowledged: Acknowledged): Promise<void> {
  const child = spawn(process.execPath, [writer, folder, String(point)])
  const wanted = 1 + (point % 20)
  const moment = Math.random() * 4
  const diesEarly = point % 5 === 0
  if (diesEarly) setTimeout(() => child.kill('SIGKILL'), START_TAKES * Math.random())
  let output = ''
  let errors = ''
  child.stdout.on('data', (data: Buffer) => {
    const hadEnough = linesOf(output).length >= wanted
    output += data.toString()
    if (!hadEnough && linesOf(output).length >= wanted) setTimeout(() => child.kill('SIGKILL'), moment)
  })
  child.stderr.on('data', (data: Buffer) => {
    errors += data.toString()
  })
  return new Promise((resolve, reject) => {
    child.on('close', (_, signal) => {
      for (const line of linesOf(output)) note(line, acknowledged)
      if (signal === 'SIGKILL') resolve()
      else reject(new Error(`The writer ended by itself: ${errors}`))
    })
  })
}

/** Whole lines only: the last one may have been cut by the kill. */
function linesOf(output: string): string[] {
  return output.split('\n').slice(0, -1)
}

function note(line: string, { feeds, read, bookmarks }: Acknowledged): void {
  const [kind, ...names] = line.split(' ')
  const kinds = new Map([
    ['feeds', feeds],
    ['read', read],
    ['bookmark', bookmarks],
  ])
  for (const name of names) kinds.get(kind ?? '')?.add(name)
}

function examine(folder: string, acknowledged: Acknowledged): void {
  const store = openStore(folder)
  expect(store.notices()).toEqual([])
  const urls = store.readLibrary().sources.flatMap(({ feeds }) => feeds.map(({ url }) => url))
  expect(missing(acknowledged.feeds, urls)).toEqual([])
  const read = rows(store).filter(row => row.read)
  const readTitles = read.map(({ title }) => title)
  expect(missing(acknowledged.read, readTitles)).toEqual([])
  expect(missing(acknowledged.bookmarks, titles(store, BOOKMARKS))).toEqual([])
  expectWholeBatches(urls)
  expectWholeBatches(readTitles.map(title => `https://${title}.`))
  while (store.indexWaiting(INDEXED_AT_ONCE) > 0);
  // A name is three numbers to the search, and a batch may be one row, as one story.
  const last = [...acknowledged.read].at(-1)
  if (last !== undefined) {
    const batch = last.slice(0, last.lastIndexOf('-') + 1)
    const { hits } = store.search(searchWish(batch.replaceAll('-', ' '), 'newest'))
    expect(hits.map(({ row }) => row.title.startsWith(batch))).toContain(true)
  }
  store.close()
  expectIntegrity(folder)
  expectAllIndexedAndCaught(folder)
  expectSoundStories(folder)
}

function missing(wanted: ReadonlySet<string>, there: readonly string[]): string[] {
  const found = new Set(there)
  return [...wanted].filter(name => !found.has(name))
}

/** Names are RUN-ROUND-INDEX; every batch has three. */
function expectWholeBatches(urls: readonly string[]): void {
  const batches = new Map<string, number>()
  for (const url of urls) {
    const batch = /^https:\/\/(\d+-\d+)-\d\./.exec(url)?.[1] ?? ''
    batches.set(batch, (batches.get(batch) ?? 0) + 1)
  }
  for (const [batch, count] of batches) expect([batch, count]).toEqual([batch, BATCH])
}

/** Each article has one row in the index, and one for the watch that catches all. */
function expectAllIndexedAndCaught(folder: string): void {
  const db = new DatabaseSync(join(folder, 'cache.db'))
  const count = (of: string) => Number(db.prepare(`SELECT count(*) AS count FROM ${of}`).get()?.count)
  const articles = count('articles')
  const counted = { rows: count('search_rows WHERE owner > 0'), indexed: count('search'), caught: count('catches') }
  db.close()
  expect(counted).toEqual({ rows: articles, indexed: articles, caught: articles })
}
