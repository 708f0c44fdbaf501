import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withAbsoluteFiles } from '../../tools/arguments.mjs'
import { checkIntegrity } from '../../tools/fetch-package.mjs'
import { isNewEnough } from '../../tools/node-runtime.mjs'
import { NODE_PACKAGES, REGISTRY_ELECTRON } from '../../tools/pins.mjs'
import { placeOf } from '../../tools/registry-electron.mjs'
import { unpackTar } from '../../tools/unpack-tar.mjs'
import { unpackZip } from '../../tools/unpack-zip.mjs'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-tools-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('Node is new enough from 22.12', () => {
  expect(['20.20.2', '22.11.0'].filter(version => isNewEnough(version))).toEqual([])
  expect(['22.12.0', '24.0.0', '30.1.0'].filter(version => isNewEnough(version))).toHaveLength(3)
})

test('every fetched program is pinned by hash', () => {
  const pins = [...Object.values(NODE_PACKAGES), REGISTRY_ELECTRON]
  expect(pins.filter(pin => !/^sha512-[\w+/]{86}==$/.test(pin.integrity))).toEqual([])
})

test('a package whose bytes differ from its pin is refused', async () => {
  const file = join(folder, 'a.tgz')
  writeFileSync(file, 'bytes')
  const right = `sha512-${createHash('sha512').update('bytes').digest('base64')}`

  await checkIntegrity(file, right)

  await expect(checkIntegrity(file, right.replace('sha512-', 'sha512-x'))).rejects.toThrow('not what was pinned')
})

test('a tarball gives its wanted files, whole', async () => {
  const big = 'ا'.repeat(100_000)
  writeFileSync(
    join(folder, 'a.tgz'),
    gzipSync(Buffer.concat([tar('p/big', big), tar('p/other', 'x'), Buffer.alloc(1024)])),
  )

  await unpackTar(join(folder, 'a.tgz'), join(folder, 'out'), (path: string) => path === 'p/big')

  expect(readFileSync(join(folder, 'out/p/big'), 'utf8')).toBe(big)
  expect(() => readFileSync(join(folder, 'out/p/other'))).toThrow('ENOENT')
})

test('a tarball cannot write outside its folder', async () => {
  writeFileSync(join(folder, 'a.tgz'), gzipSync(Buffer.concat([tar('../evil', 'x'), Buffer.alloc(1024)])))
  await expect(unpackTar(join(folder, 'a.tgz'), join(folder, 'out'))).rejects.toThrow('outside its folder')
})

test('a cut tarball is an error, not half a program', async () => {
  writeFileSync(join(folder, 'a.tgz'), gzipSync(tar('p/a', 'x'.repeat(2000)).subarray(0, 1024)))
  await expect(unpackTar(join(folder, 'a.tgz'), join(folder, 'out'))).rejects.toThrow('ends in the middle')
})

test('a zip gives deflated, stored and empty files', async () => {
  writeFileSync(join(folder, 'a.zip'), zip({ 'd/deflated': 'نص '.repeat(5000), empty: '' }))

  await unpackZip(join(folder, 'a.zip'), join(folder, 'out'), (path: string) => path)

  expect(readFileSync(join(folder, 'out/d/deflated'), 'utf8')).toBe('نص '.repeat(5000))
  expect(readFileSync(join(folder, 'out/empty'), 'utf8')).toBe('')
})

test('a zip cannot write outside its folder', async () => {
  writeFileSync(join(folder, 'a.zip'), zip({ '../evil': 'x' }))
  await expect(unpackZip(join(folder, 'a.zip'), join(folder, 'out'), (path: string) => path)).rejects.toThrow(
    'outside its folder',
  )
})

test('the runtime is taken without the application inside it', () => {
  expect(['Cypress/Cypress', 'Cypress/libEGL.so', 'Cypress/resources/app/x.js'].map(placeOf)).toEqual([
    'electron',
    'libEGL.so',
    null,
  ])
})

test('files in arguments are meant against the folder they were typed in', () => {
  const args = ['--import', 'a.opml', '--data=d', '--flag', 'warraq:open']
  expect(withAbsoluteFiles(args, '/home/x')).toEqual([
    '--import',
    '/home/x/a.opml',
    '--data=/home/x/d',
    '--flag',
    'warraq:open',
  ])
})

/** One regular file as ustar blocks. */
function tar(path: string, content: string): Buffer {
  const bytes = Buffer.from(content)
  const header = Buffer.alloc(512)
  header.write(path, 0)
  header.write('0000644\0', 100)
  header.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124)
  header.write('0', 156)
  return Buffer.concat([header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)])
}

function zip(files: Record<string, string>): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [path, content] of Object.entries(files)) {
    const name = Buffer.from(path)
    const packed = content ? deflateRawSync(content) : Buffer.alloc(0)
    const local = Buffer.alloc(30)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(content ? 8 : 0, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    bodies.push(local, name, packed)
    directory.push(entry, name)
    at += 30 + name.length + packed.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, list, end])
}
