// A whole profile through the real app: 100,000 read articles of 200 newspapers, 500 rules and 10,000 bookmarks without
// pictures, out of a file into an empty profile, and into a file. What pictures take is measured by archive.mjs.
import { hash } from 'node:crypto'
import { open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { zipWriter } from '../../electron/exchange/zip-writer.ts'
import { bookmarkOf } from './archive.mjs'
import { versus } from './numbers.mjs'
import { emptiedProfile } from './profiles.mjs'
import { memoryOf, openToUser, openWindow, processorTimeOf } from './windows.mjs'

const SOURCES = 200
const MARKS = 100_000
const BOOKMARKS = 10_000
const WATCHES = 500
const IN_A_MEMBER = 5_000
const LIBRARY_ALONE = 'the bookmarks alone'

export async function measureMoving({ folder }) {
  const [given, alone, written] = ['given', 'alone', 'written'].map(name => join(folder, `${name}.warraq`))
  await writeProfile(given, true)
  await writeProfile(alone, false)
  const library = await through(folder, 'moving-alone', alone, join(folder, 'alone-again.warraq'))
  const profile = await through(folder, 'moving', given, written)
  const { imported, exported } = profile
  const { sources, read, rules } = imported.value.profile
  if (sources !== SOURCES || read !== MARKS || rules !== WATCHES)
    throw new Error(`Not all went in: ${JSON.stringify(imported.value)}`)
  const [size, sizeAlone] = [(await stat(written)).size / 1e6, (await stat(alone)).size / 1e6]
  await Promise.all([given, alone, written].map(file => rm(file)))
  return [
    versus('moving-import', imported.ms / 1000, 's', LIBRARY_ALONE, library.imported.ms / 1000),
    versus('moving-import-work', imported.work / 1000, 's of processors', LIBRARY_ALONE, library.imported.work / 1000),
    versus('moving-export', exported.ms / 1000, 's', LIBRARY_ALONE, library.exported.ms / 1000),
    versus('moving-again', profile.again.ms / 1000, 's', LIBRARY_ALONE, library.again.ms / 1000),
    versus('moving-memory', profile.peak, 'MB more at its highest', LIBRARY_ALONE, library.peak),
    versus('moving-size', size, 'MB', LIBRARY_ALONE, sizeAlone),
  ]
}

async function through(folder, name, from, to) {
  const profile = await emptiedProfile(folder, name)
  openToUser(folder)
  const { app, page } = await openWindow('app', folder, profile, { first: 'main' })
  await app.evaluate(
    ({ dialog }, [opened, saved]) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [opened] })
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: saved })
      dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false })
    },
    [from, to],
  )
  const before = memoryOf(app)
  let peak = 0
  const watching = setInterval(() => {
    peak = Math.max(peak, (memoryOf(app) - before) / 1e6)
  }, 500)
  const imported = await measured(app, () => page.evaluate(timed, 'importProfile'))
  const exported = await measured(app, () => page.evaluate(timed, 'exportProfile'))
  const again = await measured(app, () => page.evaluate(timed, 'importProfile'))
  clearInterval(watching)
  await app.close()
  return { imported, exported, again, peak }
}

async function measured(app, work) {
  const before = processorTimeOf(app)
  const answer = await work()
  return { ...answer, work: processorTimeOf(app) - before }
}

/** In the page. */
async function timed(name) {
  const startedAt = performance.now()
  const answer = await window.reader.request[name]()
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`)
  return { value: answer.value, ms: performance.now() - startedAt }
}

const feedOf = n => `https://paper-${n % SOURCES}.example/feed`

async function writeProfile(path, isWhole) {
  const madeAt = Date.now()
  const file = await open(path, 'w')
  const zip = zipWriter(file, madeAt)
  const add = (name, value) => zip.add(name, Buffer.from(JSON.stringify(value)), 'packed')
  const about = { format: 'warraq-archive', version: 1, madeAt, app: 'bench', bookmarks: BOOKMARKS }
  await add('warraq.json', isWhole ? { ...about, profile: 1 } : about)
  await add('folders.json', [['أدب'], ['أدب', 'روايات'], ['علوم']])
  if (isWhole) await writeMembers(zip, madeAt)
  for (let n = 0; n < BOOKMARKS; n++) {
    const bookmark = { ...bookmarkOf(n, null, madeAt), feed: feedOf(n) }
    await add(`bookmarks/${String(n + 1).padStart(6, '0')}.json`, bookmark)
  }
  await zip.finish()
  await file.close()
}

async function writeMembers(zip, madeAt) {
  const members = []
  const of = (count, record) => Array.from({ length: count }, (_, n) => record(n))
  const kinds = {
    sections: of(20, n => ({ title: `قسم ${n}` })),
    sources: of(SOURCES, n => ({
      title: `صحيفة ${n}`,
      homepage: `https://paper-${n}.example/`,
      section: `قسم ${n % 20}`,
      isStopped: true,
      addedAt: madeAt,
      feeds: [{ address: feedOf(n), title: null, movedFrom: null, declined: null }],
      rule: null,
    })),
    read: of(MARKS, n => ({
      feed: feedOf(n),
      guid: `https://paper-${n % SOURCES}.example/news/2026/article-${n}`,
      readAt: madeAt - n * 1000,
      position: n % 10 === 0 ? 0.5 : null,
    })),
    watches: of(WATCHES, n => ({
      words: `كلمة${n}`,
      field: 'anywhere',
      place: { kind: 'all' },
      deed: 'highlight',
      until: null,
      isPaused: true,
      madeAt,
      told: [],
    })),
  }
  for (const [kind, records] of Object.entries(kinds)) {
    for (let first = 0; first < records.length; first += IN_A_MEMBER) {
      const name = `profile/${kind}/${String(first / IN_A_MEMBER + 1).padStart(6, '0')}.json`
      const some = records.slice(first, first + IN_A_MEMBER)
      const json = Buffer.from(JSON.stringify(some))
      await zip.add(name, json, 'packed')
      members.push({ name, records: some.length, sha256: hash('sha256', json, 'hex') })
    }
  }
  await zip.add('profile.json', Buffer.from(JSON.stringify({ version: 1, members })), 'packed')
}
