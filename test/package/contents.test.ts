import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractFile, listPackage } from '@electron/asar'
import { describe, expect, test } from 'vitest'
import { readFuses, SHIPPED, TWIN } from '../../tools/package/fuses.mjs'
import { stageApp } from '../../tools/package/stage.mjs'
import { shippedFolder, twinFolder } from './made.ts'

const SYSTEMS = ['linux-x64', 'linux-arm64', 'win32-x64', 'win32-arm64', 'darwin-x64', 'darwin-arm64']
const SQLITE = 'node_modules/@photostructure/sqlite'
/** Whatever else is found in the app is a mistake. */
const EXPECTED = [
  /^(?:LICENSE|package\.json)$/,
  /^assets\/(?:catalogue\.json|icon\/warraq-256\.png)$/,
  /^assets\/sample\/(?:[\w-]+\.(?:rss|rdf|atom|json)|pictures\/[\w-]+\.webp)$/,
  /^dist\/electron\/(?:main|store\.worker|stems\.worker|parse\.process)\.js$/,
  /^dist\/electron\/preload(?:-bar)?\.cjs$/,
  /^dist\/electron\/[\w.-]+-[\w-]{8}\.js$/,
  /^dist\/extractor\/main\.js$/,
  /^dist\/renderer\/(?:index|bar|article|safe|sheet)\.html$/,
  /^dist\/renderer\/assets\/begin\.js$/,
  /^dist\/renderer\/assets\/[\w.-]+-[\w-]{8}\.(?:js|css|woff2|svg)$/,
  /^node_modules\/node-gyp-build\/(?:index\.js|node-gyp-build\.js|package\.json|LICENSE)$/,
  /^node_modules\/@photostructure\/sqlite\/(?:LICENSE|package\.json|dist\/(?:index|chunk-\w+)\.mjs)$/,
]

describe('what is inside', () => {
  test.each(SYSTEMS)('P-14: only what was built, and SQLite for that system alone: %s', async system => {
    const folder = mkdtempSync(join(tmpdir(), 'warraq-stage-'))
    try {
      await stageApp(folder, system)
      const binary = `${SQLITE}/prebuilds/${system}/@photostructure+sqlite.glibc.node`
      const files = filesBelow(folder)
      expect(files).toContain(binary)
      expect(files.filter(file => file !== binary && !EXPECTED.some(known => known.test(file)))).toEqual([])
      // Each kind is really there.
      expect(EXPECTED.filter(known => !files.some(file => known.test(file)))).toEqual([])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('the archive holds it, and beside it lies nothing but the native part', () => {
    const resources = join(shippedFolder(), 'resources')
    expect(readdirSync(resources).sort()).toEqual(['app.asar', 'app.asar.unpacked'])
    const files = filesBelow(join(resources, 'app.asar.unpacked'))
    expect(files).toEqual([`${SQLITE}/prebuilds/linux-x64/@photostructure+sqlite.glibc.node`])
    const listed = listPackage(join(resources, 'app.asar'), { isPack: false })
    expect(listed).toContain('/dist/electron/main.js')
    const manifest = JSON.parse(String(extractFile(join(resources, 'app.asar'), 'package.json')))
    expect(Object.keys(manifest)).not.toContain('devDependencies')
  })

  test('the languages of Chromium are ours, and all licences are there', () => {
    const folder = shippedFolder()
    expect(readdirSync(join(folder, 'locales')).sort()).toEqual(['ar.pak', 'en-US.pak', 'fr.pak'])
    expect(readFileSync(join(folder, 'LICENSES.chromium.html'), 'utf8')).toContain('Chromium')
  })
})

describe('E-16 fuses', () => {
  const program = (folder: string) => join(folder, 'warraq')

  test('are in what ships as they were decided, every one that this Electron has', async () => {
    const fuses = await readFuses(program(shippedFolder()))
    expect(Object.keys(fuses).filter(name => !(name in SHIPPED))).toEqual([])
    expect(fuses).toEqual(Object.fromEntries(Object.keys(fuses).map(name => [name, Reflect.get(SHIPPED, name)])))
  })

  test('the tested twin differs in the one that lets Node be inspected, and in nothing else', async () => {
    const [shipped, twin] = [shippedFolder(), twinFolder()]
    expect(filesBelow(twin)).toEqual(filesBelow(shipped))
    const other = filesBelow(shipped).filter(file => hashOf(join(shipped, file)) !== hashOf(join(twin, file)))
    expect(other).toEqual(['warraq'])
    const [a, b] = [shipped, twin].map(folder => readFileSync(program(folder))) as [Buffer, Buffer]
    expect(a.length).toBe(b.length)
    expect(differences(a, b)).toBe(1)
    const fuses = await readFuses(program(twin))
    expect(fuses).toMatchObject({ ...(await readFuses(program(shipped))), EnableNodeCliInspectArguments: true })
    expect(TWIN).toEqual({ ...SHIPPED, EnableNodeCliInspectArguments: true })
  })
})

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

/** Bytes that differ; whole blocks are compared first, as nearly all are equal. */
function differences(a: Buffer, b: Buffer): number {
  const block = 4096
  let count = 0
  for (let at = 0; at < a.length; at += block) {
    const [one, other] = [a.subarray(at, at + block), b.subarray(at, at + block)]
    if (!one.equals(other)) count += one.filter((byte, place) => byte !== other[place]).length
  }
  return count
}
