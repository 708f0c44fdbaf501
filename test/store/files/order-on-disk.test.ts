// What lies on the disk when the power goes: nothing takes a name that counts before its content is there for sure.
import type * as Files from 'node:fs'
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { backUp, restoreNewest } from '../../../electron/store/files/backup.ts'
import { type Kind, LIBRARY } from '../../../electron/store/files/examine.ts'
import { temporaryPath } from '../../../electron/store/files/files.ts'
import { LIBRARY_MIGRATIONS } from '../../../electron/store/migrations/library/library.ts'
import { fill, NEWEST, withFiles } from '../old-files.ts'
import { MINUTE, NOW } from '../seeds.ts'
import { temporaryFolder } from '../world.ts'

const KIND: Kind = { ...LIBRARY, migrations: LIBRARY_MIGRATIONS }
const { deeds } = vi.hoisted(() => ({ deeds: [] as string[] }))

// The real ones, each written down: the order in which a disk is told cannot be seen afterwards.
vi.mock('node:fs', async original => {
  const real = await original<typeof Files>()
  const names = new Map<number, string>()
  const note = (deed: string, ...paths: readonly unknown[]) => {
    deeds.push([deed, ...paths.map(path => String(path).split('/').at(-1))].join(' '))
  }
  return {
    ...real,
    openSync: (path: string, flags: string) => {
      const descriptor = real.openSync(path, flags)
      names.set(descriptor, path)
      return descriptor
    },
    fsyncSync: (descriptor: number) => {
      note('sync', names.get(descriptor))
      real.fsyncSync(descriptor)
    },
    renameSync: (from: string, to: string) => {
      note(`rename ${isOneFile(real, from) ? 'one file' : 'a part'}`, from, to)
      real.renameSync(from, to)
    },
    rmSync: (path: string, options?: object) => {
      if (real.existsSync(path)) note('remove', path)
      real.rmSync(path, options)
    },
  }
})

/** Whole without its write-ahead log: the header says that there is none to be read with it. */
function isOneFile(real: typeof Files, path: string): boolean {
  const header = real.readFileSync(path).subarray(18, 20)
  return header.every(version => version === 1) && !real.existsSync(`${path}-wal`)
}

beforeEach(() => void deeds.splice(0))

test.skipIf(process.platform === 'win32')(
  'a backup is on the disk before it has its name, and before an old one goes',
  () => {
    const folder = temporaryFolder()
    withFiles(folder, NEWEST, databases => {
      fill(databases)
      const names = Array.from({ length: 7 }, (_, at) => backUp(databases.library, folder, KIND, NOW + at * MINUTE))
      deeds.splice(0)
      const name = backUp(databases.library, folder, KIND, NOW + 9 * MINUTE)
      expect(deeds).toEqual([
        `sync ${temporaryPath(name)}`,
        `rename one file ${temporaryPath(name)} ${name}`,
        'sync backups',
        `remove ${names[0]}`,
      ])
    })
  },
)

test.skipIf(process.platform === 'win32')(
  'a restored library is on the disk, in one file, before it takes the place',
  () => {
    const folder = temporaryFolder()
    withFiles(folder, NEWEST, databases => {
      fill(databases)
      backUp(databases.library, folder, KIND, NOW)
    })
    deeds.splice(0)
    expect(restoreNewest(folder, KIND)?.madeAt).toBe(NOW)
    const copy = temporaryPath('library.db')
    expect(deeds).toEqual([`sync ${copy}`, `rename one file ${copy} library.db`, `sync ${basename(folder)}`])
    expect(existsSync(join(folder, copy))).toBe(false)
  },
)
