import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../store/world.ts'
import { bundled } from '../support/bundled.ts'
import { entriesOf } from './entries.ts'
import { type Library, openLibrary } from './libraries.ts'
import { changing, fillProfile, rowsIn } from './profiles.ts'

const MARKS = 30_000
const FOLDERS = 4
const KILLS_PER_FOLDER = 6
/** So many times at least is told how far it is. */
const STEPS = 15
/** Milliseconds within which about the next step is done. */
const STEP_TAKES = 40

test('kill -9 at 24 moments of bringing a profile in: what was told is there, the next import adds the rest and nothing twice', {
  timeout: 240_000,
}, async () => {
  const importer = await bundled(join(import.meta.dirname, 'importer.ts'), temporaryFolder())
  const library = openLibrary(temporaryFolder())
  await fillProfile(library)
  readMany(library)
  const path = join(library.folder, 'one.warraq')
  const total = await moved(library, path)
  const wanted = await entriesOf(path)
  const kinds = countsIn(wanted)

  let killed = 0
  for (let series = 0; series < FOLDERS; series++) {
    const folder = temporaryFolder()
    for (let kill = 0; kill < KILLS_PER_FOLDER; kill++) {
      const moment = series * KILLS_PER_FOLDER + kill
      const { told, isKilled } = await runAndKill(
        [importer, folder, path],
        (moment * 4) % STEPS,
        (moment / 24) * STEP_TAKES,
      )
      killed += Number(isKilled)
      examine(folder, told, kinds)
    }
    const again = openLibrary(folder)
    const imported = await again.exchange.importFrom(path, WANTING)
    expect(imported).toMatchObject({ unreadable: 0, isCancelled: false, profile: { leftOut: 0 } })
    const second = join(folder, 'two.warraq')
    expect(await moved(again, second)).toBe(total)
    const two = await entriesOf(second)
    for (const [name, bytes] of wanted) expect([name, two.get(name)?.equals(bytes)]).toEqual([name, true])
    expect(two.size).toBe(wanted.size)
    again.store.close()
  }
  // Whatever ended by itself before was not killed.
  expect(killed).toBeGreaterThan(12)
})

const WANTING = { ask: async () => true, replace: () => {} }

/** Returns the number of records of read articles. */
async function moved({ exchange, folder }: Library, path: string): Promise<unknown> {
  await exchange.exportProfileTo(path, {})
  return rowsIn(folder, 'library.db', 'SELECT count(*) AS count FROM statuses')[0]?.['count']
}

function readMany({ folder }: Library): void {
  changing(
    folder,
    `WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${MARKS})
     INSERT INTO statuses (feed_id, guid, read_at, revision) SELECT 2, 'many-' || n, 1000 + n, 1 FROM n`,
  )
}

type Counts = readonly { readonly kind: string; readonly records: number }[]

/** In the order in which they are taken in. */
function countsIn(entries: ReadonlyMap<string, Buffer>): Counts {
  const { members } = JSON.parse(String(entries.get('profile.json')))
  const counted = (members as { name: string; records: number }[]).map(({ name, records }) => ({
    kind: name.split('/')[1] ?? '',
    records,
  }))
  const before = counted.filter(({ kind }) => kind === 'sections' || kind === 'sources')
  const after = counted.filter(({ kind }) => !['sections', 'sources', 'rules', 'settings'].includes(kind))
  return [...before, { kind: 'bookmarks', records: 3 }, ...after]
}

interface Killed {
  /** So many records were told to be safe. */
  readonly told: number
  readonly isKilled: boolean
}

function runAndKill(args: readonly string[], steps: number, after: number): Promise<Killed> {
  const child = spawn(process.execPath, [...args])
  let output = ''
  let errors = ''
  let isDying = false
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString()
    // The first line says that nothing is done.
    if (isDying || linesOf(output).length <= steps) return
    isDying = true
    setTimeout(() => child.kill('SIGKILL'), after)
  })
  child.stderr.on('data', (data: Buffer) => {
    errors += data.toString()
  })
  return new Promise((resolve, reject) => {
    child.on('close', (code, signal) => {
      const isKilled = signal === 'SIGKILL'
      const told = Number(linesOf(output).at(-1) ?? 0)
      if (isKilled || code === 0) resolve({ told, isKilled })
      else reject(new Error(`The importer failed: ${errors}`))
    })
  })
}

/** Whole lines only: the last one may have been cut by the kill. */
function linesOf(output: string): string[] {
  return output.split('\n').slice(0, -1)
}

const TABLES: Readonly<Record<string, string>> = {
  sources: 'sources',
  bookmarks: 'bookmarks',
  read: 'statuses',
  watches: 'watches',
  searches: 'saved_searches',
  reports: 'reports',
  lists: 'report_lists',
  shown: 'shown_pictures',
  followed: 'followed_stories',
  choices: 'story_choices',
}

/** Every kind of which all records were told to be safe is there, and of the one that was under way as many as were told. */
function examine(folder: string, told: number, counts: Counts): void {
  const { store } = openLibrary(folder)
  expect(store.notices()).toEqual([])
  store.close()
  const safe = new Map<string, number>()
  let left = told
  for (const { kind, records } of counts) {
    safe.set(kind, (safe.get(kind) ?? 0) + Math.min(left, records))
    left = Math.max(0, left - records)
  }
  for (const [kind, least] of safe) {
    const table = TABLES[kind]
    if (table === undefined) continue
    const [row] = rowsIn(folder, 'library.db', `SELECT count(*) AS count FROM ${table}`)
    expect([kind, Number(row?.['count']) >= least]).toEqual([kind, true])
  }
  for (const name of ['library.db', 'cache.db']) {
    const db = new DatabaseSync(join(folder, name))
    expect(db.prepare('PRAGMA integrity_check').get()).toMatchObject({ integrity_check: 'ok' })
    db.close()
  }
}
