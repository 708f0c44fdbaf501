import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { open } from 'yauzl'
import { zipWriter } from '../../electron/exchange/zip-writer.ts'
import { findEntries, readEntry } from '../../electron/parse/archive/zip-entries.ts'
import { NOW } from '../store/seeds.ts'
import { temporaryFolder } from '../store/world.ts'

const MIB = 1024 * 1024

/** A file that takes no room for what is empty in it. */
function sparseFile() {
  const path = join(temporaryFolder(), 'large.zip')
  const fd = openSync(path, 'w+')
  let size = 0
  return {
    path,
    fd,
    get size() {
      return size
    },
    async appendFile(bytes: unknown) {
      const piece = bytes as Uint8Array
      const empty = piece.length > 32 * MIB ? piece.length - MIB : 0
      const head = empty > 0 ? piece.subarray(0, MIB) : piece
      writeSync(fd, head, 0, head.length, size)
      size += piece.length
      ftruncateSync(fd, size)
      if (empty > 0) writeSync(fd, piece, piece.length - MIB, MIB, size - MIB)
    },
  }
}

/** Names and sizes, by a program that is not ours. */
function listed(path: string): Promise<[string, number][]> {
  const entries: [string, number][] = []
  return new Promise((done, fail) => {
    open(path, { lazyEntries: false, strictFileNames: true }, (error, zip) => {
      if (error) return fail(error)
      zip.on('error', fail)
      zip.on('entry', entry => entries.push([entry.fileName, entry.uncompressedSize]))
      zip.on('end', () => done(entries))
    })
  })
}

test('more entries than fit into the old directory', async () => {
  const file = sparseFile()
  const zip = zipWriter(file, NOW)
  const names = Array.from({ length: 70_000 }, (_, n) => `bookmarks/${n}.json`)
  for (const name of names) await zip.add(name, Buffer.from(name), 'asItIs')
  await zip.finish()

  expect((await listed(file.path)).map(([name]) => name)).toEqual(names)
  const { entries, isDamaged } = findEntries(file, () => true)
  expect([entries.length, isDamaged]).toEqual([70_000, false])
  expect(String(readEntry(file, entries[69_999] ?? Object(null), MIB))).toBe('bookmarks/69999.json')
  closeSync(file.fd)
})

test('entries that begin beyond 4 GiB', async () => {
  const file = sparseFile()
  const zip = zipWriter(file, NOW)
  const empty = Buffer.alloc(128 * MIB)
  for (let n = 0; n < 33; n++) await zip.add(`empty/${n}`, empty, 'asItIs')
  await zip.add('bookmarks/1.json', Buffer.from('{"here":true}'), 'packed')
  await zip.finish()

  expect(file.size).toBeGreaterThan(2 ** 32)
  expect((await listed(file.path)).at(-1)).toEqual(['bookmarks/1.json', 13])
  const { entries, isDamaged } = findEntries(file, name => name.startsWith('bookmarks/'))
  expect([entries.length, isDamaged]).toEqual([1, false])
  expect(entries.map(entry => String(readEntry(file, entry, MIB)))).toEqual(['{"here":true}'])
  closeSync(file.fd)
})

test('what packs too well to be believed is stored as it is', async () => {
  const file = sparseFile()
  const zip = zipWriter(file, NOW)
  const blank = Buffer.alloc(4 * MIB, ' ')
  await zip.add('blank', blank, 'packed')
  await zip.finish()
  const { entries } = findEntries(file, () => true)
  expect(entries.map(entry => readEntry(file, entry, 8 * MIB).equals(blank))).toEqual([true])
  closeSync(file.fd)
})
