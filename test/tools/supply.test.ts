import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { ALLOWED, gatherLicences } from '../../tools/licences/licences.mjs'
import { shippedPackages } from '../../tools/licences/shipped-packages.mjs'
import { licencesFile, projectRoot } from '../../tools/places.mjs'
import { wrongWithElectron } from '../../tools/release/electron-age.mjs'
import { billOfMaterials } from '../../tools/release/sbom.mjs'
import { broughtIn, tooYoung } from '../../tools/supply/ages.mjs'
import { WITH_SCRIPTS, wrongInLock } from '../../tools/supply/lock.mjs'

const DAY = 86_400_000
const hash = `sha512-${'A'.repeat(86)}==`
const { packages } = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8'))

describe('the lock file', () => {
  test.each([
    ['P-09: no hash', {}],
    ['P-09: a weak hash', { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }],
    ['P-09: a repository', { integrity: hash, resolved: 'git+ssh://git@example.org/a.git' }],
    ['P-09: a file from elsewhere', { integrity: hash, resolved: 'https://example.org/a.tgz' }],
    ['P-09: a link', { integrity: hash, link: true }],
    ['P-10: a script', { integrity: hash, hasInstallScript: true }],
  ])('is refused for %s', (_name, entry) => {
    expect(wrongInLock({ '': {}, 'node_modules/a': entry })).toHaveLength(1)
  })

  test('P-09 P-10: holds only what it may', () => {
    expect(wrongInLock(packages)).toEqual([])
    // One that is excused no longer has to be.
    const scripted = Object.keys(packages).filter(path => packages[path].hasInstallScript)
    expect(scripted).toEqual(Object.keys(WITH_SCRIPTS).map(name => `node_modules/${name}`))
    expect(readFileSync(join(projectRoot, '.npmrc'), 'utf8')).toContain('ignore-scripts=true')
  })
})

describe('P-11: a version that a change brings in', () => {
  const now = Date.UTC(2026, 5, 1)

  test('is found', () => {
    const before = { '': {}, 'node_modules/a': { version: '1.0.0' } }
    const after = {
      ...before,
      'node_modules/b/node_modules/a': { version: '1.0.1' },
      'node_modules/@c/d': { version: '2.0.0' },
    }
    expect(broughtIn(before, after)).toEqual(['a@1.0.1', '@c/d@2.0.0'])
  })

  test('is refused within a week, and when nobody knows since when it is there', async () => {
    const published: Record<string, number> = {
      'a 1.0.1': now - 8 * DAY,
      '@c/d 2.0.0': now - 6 * DAY,
      'e 1.0.0': Number.NaN,
    }
    const publishedAt = async (name: string, version: string) => published[`${name} ${version}`] ?? Number.NaN
    expect(await tooYoung(['a@1.0.1', '@c/d@2.0.0', 'e@1.0.0'], publishedAt, now)).toEqual(['@c/d@2.0.0', 'e@1.0.0'])
  })

  test('is passed over by npm itself too', () => {
    expect(readFileSync(join(projectRoot, '.npmrc'), 'utf8')).toContain('min-release-age=7')
  })
})

describe('P-13: the bill of materials', () => {
  test('is the same twice, and names everything that is shipped', async () => {
    // As a release states it.
    vi.stubEnv('SOURCE_DATE_EPOCH', '1780000000')
    onTestFinished(() => void vi.unstubAllEnvs())
    const one = await billOfMaterials('45.4.1')
    await new Promise(done => setTimeout(done, 5))
    expect(JSON.stringify(await billOfMaterials('45.4.1'))).toBe(JSON.stringify(one))
    const named = one.components.map(({ name, version }) => `${name}@${version}`)
    const shipped = (await shippedPackages()).map(({ name, version }) => `${name}@${version}`)
    expect(named).toEqual(expect.arrayContaining([...shipped, 'electron@45.4.1']))
    expect(one.components.every(({ 'bom-ref': ref }) => ref.startsWith('pkg:npm/'))).toBe(true)
  })

  test('names no licence about which nobody has decided', async () => {
    expect((await shippedPackages()).filter(({ license }) => !ALLOWED.includes(license))).toEqual([])
  })
})

test('the licences that the app shows are those of what is installed (node tools/gather-licences.mjs)', async () => {
  expect(JSON.parse(readFileSync(licencesFile, 'utf8'))).toEqual(await gatherLicences())
})

describe('E-19: the Electron of a release', () => {
  const now = Date.UTC(2026, 5, 1)
  const at = (days: number) => new Date(now - days * DAY).toISOString()
  const releases = {
    created: at(900),
    '44.0.0': at(120),
    '45.0.0': at(60),
    '45.0.1': at(40),
    '45.0.2': at(10),
    '46.0.0': at(5),
    '47.0.0-beta.1': at(1),
  }

  test.each([
    ['43.0.0', ['Electron 43 is no longer looked after.']],
    ['44.0.0', []],
    ['45.0.0', ['Electron 45.0.0 has been corrected: 45.0.1.']],
    ['45.0.1', []],
    ['46.0.0', []],
  ])('%s', (version, wrong) => expect(wrongWithElectron(version, releases, now)).toEqual(wrong))
})
