// Disks that are full, that refuse, and other programs in the same files.
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, test } from 'vitest'
import { listBackups } from '../../../electron/store/files/backup.ts'
import { openStore } from '../../../electron/store/store.ts'
import { expectIntegrity } from '../integrity.ts'
import { article, NOW, outcome } from '../seeds.ts'
import { BOOKMARKS, openWorld, temporaryFolder, titles } from '../world.ts'

const CHILD = join(import.meta.dirname, 'limited.process.ts')
const KILOBYTE = 1024
const MEGABYTE = 1024 * KILOBYTE

/** [what, name] of each line that the child said. */
function runChild(before: readonly string[], folder: string, ...wanted: readonly string[]) {
  const [program = process.execPath, ...args] = [...before, process.execPath, CHILD, folder, ...wanted]
  const { stdout, stderr, status } = spawnSync(program, args, { encoding: 'utf8' })
  const said = stdout
    .split('\n')
    .slice(0, -1)
    .map(line => line.split(' ') as [string, string])
  return { said, stderr, status }
}

const OWN_DISK = ['--user', '--map-root-user', '--mount']
const MOUNT = 'mkdir -p "$0" && mount -t tmpfs -o size=6m tmpfs "$0"'
const isLinux = process.platform === 'linux'
const hasOwnDisk = isLinux && spawnSync('unshare', [...OWN_DISK, 'sh', '-c', MOUNT, temporary()]).status === 0
const hasLimits = isLinux && spawnSync('prlimit', ['--version']).status === 0
if (!hasOwnDisk) console.log('Skipped: a full disk needs Linux and user namespaces.')
if (!hasLimits) console.log('Skipped: a disk that refuses needs prlimit (util-linux).')

function temporary(): string {
  return join('/tmp', `warraq-own-disk-${process.pid}`)
}

describe.runIf(hasOwnDisk)('D-06 a disk that is full: reading goes on, and it ends without a restart', () => {
  test.each(['bookmark', 'note', 'tag', 'highlight', 'make-folder', 'move-folder', 'file'])(
    'what the reader does finds room: %s',
    deed => {
      const disk = join(temporaryFolder(), 'disk')
      const inside = ['unshare', ...OWN_DISK, 'sh', '-c', `${MOUNT} && exec "$@"`, disk]
      const { said, stderr } = runChild(inside, disk, 'full', deed)
      expect(stderr).toBe('')
      expect(said.slice(said.findIndex(([what]) => what === 'sync')).filter(([what]) => what !== 'feed')).toEqual([
        ['sync', 'diskFull'],
        [deed, 'none'],
        ['bookmark', expect.stringContaining('https:')],
        ['works-again', 'none'],
      ])
    },
  )
})

/** Bytes that a file may have: each is a write that fails somewhere else, in the log, a table, or while opening. */
const LIMITS = Array.from({ length: 14 }, (_, step) => (300 + step * 370) * KILOBYTE)

test.runIf(hasLimits)(
  'D-08 a disk that refuses at any write: nothing acknowledged is lost, nothing is there by half',
  () => {
    const folder = temporaryFolder()
    const codes = new Set<string>()
    const acknowledged: [string, string][] = []
    for (const limit of LIMITS) {
      const { said, stderr, status } = runChild(['prlimit', `--fsize=${limit}`], folder, 'refuses')
      const failed = said.find(([what]) => what === 'failed')?.[1]
      if (failed) codes.add(failed)
      else expect(stderr).toMatch(/diskFailed|diskFull|folderNotWritable/)
      expect(failed === undefined ? status : 0).not.toBe(null)
      acknowledged.push(...said.filter(([what]) => what !== 'failed'))
      const store = openStore(folder, { clock: () => NOW })
      expect(store.notices()).toEqual([])
      const there = new Set([
        ...store.readLibrary().sources.flatMap(({ feeds }) => feeds.map(({ url }) => url)),
        ...titles(store, BOOKMARKS),
      ])
      expect(acknowledged.filter(([, name]) => !there.has(name))).toEqual([])
      store.close()
      expectIntegrity(folder)
    }
    expect(acknowledged.length).toBeGreaterThan(LIMITS.length)
    expect([...codes]).toContain('diskFailed')
  },
  120_000,
)

test('D-16 a backup that is made in the middle of a change holds what was true before it', () => {
  const { store, folder } = openWorld([{ guid: 'a' }])
  const other = new DatabaseSync(join(folder, 'library.db'))
  other.exec("BEGIN IMMEDIATE; INSERT INTO sections (title, position) VALUES ('نصف', 1)")
  store.backUp(NOW)
  other.exec('COMMIT')
  other.close()
  store.close()
  const [made] = listBackups(folder)
  const copy = new DatabaseSync(join(folder, 'backups', made?.name ?? ''), { readOnly: true })
  expect(copy.prepare('SELECT count(*) AS count FROM sections').get()).toEqual({ count: 0 })
  expect(copy.prepare('SELECT count(*) AS count FROM sources').get()).toEqual({ count: 1 })
  expect(copy.prepare('PRAGMA integrity_check').get()).toMatchObject({ integrity_check: 'ok' })
  copy.close()
})

test('D-23 one who reads for long holds nobody up, and the log is short again when they are done', () => {
  const { store, folder, feedId } = openWorld([{ guid: 'a' }])
  const reader = new DatabaseSync(join(folder, 'cache.db'), { readOnly: true })
  reader.exec('BEGIN')
  expect(reader.prepare('SELECT count(*) AS count FROM articles').get()).toEqual({ count: 1 })
  for (let batch = 0; batch < 25; batch++) {
    const texts = Array.from({ length: 40 }, (_, n) => `${batch}-${n}`)
    const articles = texts.map(guid => article({ guid, text: noise(guid) }))
    store.saveOutcomes([outcome(feedId, articles)], NOW)
  }
  expect(reader.prepare('SELECT count(*) AS count FROM articles').get()).toEqual({ count: 1 })
  const grown = statSync(join(folder, 'cache.db-wal')).size
  expect(grown).toBeGreaterThan(20 * MEGABYTE)
  reader.exec('COMMIT')
  reader.close()
  for (const guid of ['last', 'one more']) store.saveOutcomes([outcome(feedId, [article({ guid })])], NOW)
  expect(statSync(join(folder, 'cache.db-wal')).size).toBeLessThanOrEqual(64 * MEGABYTE)
  store.close()
  expect(() => statSync(join(folder, 'cache.db-wal'))).toThrow('ENOENT')
}, 120_000)

/** A text of its own that packs badly. */
function noise(seed: string): string {
  let state = [...seed].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7)
  return Array.from({ length: 6000 }, () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    return state.toString(36)
  }).join(' ')
}
