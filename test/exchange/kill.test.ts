import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../store/world.ts'
import { bundled } from '../support/bundled.ts'
import { entriesOf } from './entries.ts'
import { bookmarkMany, bookmarksOf, exported, openLibrary } from './libraries.ts'

const BOOKMARKS = 300
/** What was told is told after every fifty. */
const STEPS = 6
const FOLDERS = 6
const KILLS_PER_FOLDER = 5
/** Milliseconds within which about the next step is done. */
const STEP_TAKES = 60

test('kill -9 at 30 moments of an import: what was told is there, the next import adds the rest and nothing twice', {
  timeout: 180_000,
}, async () => {
  const importer = await bundled(join(import.meta.dirname, 'importer.ts'), temporaryFolder())
  const library = openLibrary(temporaryFolder())
  await bookmarkMany(library, BOOKMARKS)
  const refs = bookmarksOf(library.store)
  library.store.putInFolder(refs.slice(40, 200), library.store.makeFolder('أدب', null))
  library.store.tag(refs.slice(90, 250), 'سفن')
  for (const ref of refs.slice(0, 100)) library.store.writeNote(ref, `ملاحظة ${ref}`)
  for (const ref of refs) library.store.highlight(ref, { quote: 'السفن', prefix: 'عن ', suffix: '', start: 3 }, '')
  const path = await exported(library, 'one.warraq')
  const wanted = await entriesOf(path)

  let killed = 0
  for (let series = 0; series < FOLDERS; series++) {
    const folder = temporaryFolder()
    for (let kill = 0; kill < KILLS_PER_FOLDER; kill++) {
      const moment = series * KILLS_PER_FOLDER + kill
      const { told, isKilled } = await runAndKill([importer, folder, path], moment % STEPS, (moment / 30) * STEP_TAKES)
      killed += Number(isKilled)
      examine(folder, told)
    }
    const again = openLibrary(folder)
    const { added, there, unreadable } = await again.exchange.importFrom(path)
    expect([added + there, unreadable]).toEqual([BOOKMARKS, 0])
    const two = await entriesOf(await exported(again, 'two.warraq'))
    for (const [name, bytes] of wanted) expect([name, two.get(name)?.equals(bytes)]).toEqual([name, true])
    expect(two.size).toBe(wanted.size)
    again.store.close()
  }
  // Whatever ended by itself before was not killed.
  expect(killed).toBeGreaterThan(20)
})

test('kill -9 at 20 moments of a list: no article is there without what belongs to it', {
  timeout: 180_000,
}, async () => {
  const importer = await bundled(join(import.meta.dirname, 'importer.ts'), temporaryFolder())
  const records = Array.from({ length: BOOKMARKS }, (_, n) => ({
    is_starred: 1,
    url: `https://hill.example/${n}`,
    title: `قصة ${n}`,
    content: `<p>نص القصة رقم ${n} عن السفن</p>`,
    tags: ['سفن', `رقم ${n % 7}`],
    annotations: [{ quote: 'عن السفن', text: 'جميل' }],
  }))
  const path = join(temporaryFolder(), 'wallabag.json')
  writeFileSync(path, JSON.stringify(records))

  let killed = 0
  for (let series = 0; series < 4; series++) {
    const folder = temporaryFolder()
    for (let kill = 0; kill < KILLS_PER_FOLDER; kill++) {
      const moment = series * KILLS_PER_FOLDER + kill
      const { told, isKilled } = await runAndKill([importer, folder, path], moment % STEPS, (moment / 20) * STEP_TAKES)
      killed += Number(isKilled)
      const { store } = openLibrary(folder)
      const refs = bookmarksOf(store)
      expect(refs.length).toBeGreaterThanOrEqual(told)
      const half = refs
        .map(ref => store.readMarks(ref))
        .filter(({ tags, highlights }) => tags.length !== 2 || highlights.length !== 1)
      expect(half).toEqual([])
      store.close()
    }
    const again = openLibrary(folder)
    const { added, there } = await again.exchange.importFrom(path)
    expect(added + there).toBe(BOOKMARKS)
    expect(bookmarksOf(again.store)).toHaveLength(BOOKMARKS)
    again.store.close()
    const cache = new DatabaseSync(join(folder, 'cache.db'))
    expect(cache.prepare('SELECT count(*) AS count FROM indexed_bookmarks').get()).toEqual({ count: BOOKMARKS })
    cache.close()
  }
  expect(killed).toBeGreaterThan(10)
})

interface Killed {
  /** So many bookmarks were told to be safe. */
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
      if (isKilled || code === 0) resolve({ told: Number(linesOf(output).at(-1) ?? 0), isKilled })
      else reject(new Error(`The importer failed: ${errors}`))
    })
  })
}

/** Whole lines only: the last one may have been cut by the kill. */
function linesOf(output: string): string[] {
  return output.split('\n').slice(0, -1)
}

function examine(folder: string, told: number): void {
  const { store } = openLibrary(folder)
  expect(store.notices()).toEqual([])
  const refs = bookmarksOf(store)
  expect(refs.length).toBeGreaterThanOrEqual(told)
  const marks = refs.map(ref => store.readMarks(ref))
  expect(marks.filter(({ highlights }) => highlights.length !== 1)).toEqual([])
  const keys = refs.slice(0, told).flatMap(ref => Object.values(store.readArticle(ref).pictures))
  expect(keys.filter(key => store.findPicture(key)?.kept == null)).toEqual([])
  store.close()
  for (const name of ['library.db', 'cache.db']) {
    const db = new DatabaseSync(join(folder, name))
    expect(db.prepare('PRAGMA integrity_check').get()).toMatchObject({ integrity_check: 'ok' })
    db.close()
  }
}
