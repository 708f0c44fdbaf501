import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compareVersions, isVersion } from '../../electron/updates/versions.ts'
import { announcement, manifests, publicKey, wrongWithFeed } from '../../tools/release/announcement.mjs'
import { makeKey, manifestOf, NAME, NEW, NOW, updateWorld } from './world.ts'

describe('what a release announces', () => {
  test('is read by the app, for the system whose package there is; the others are told only', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'warraq-packages-'))
    writeFileSync(join(folder, NAME), NEW)
    writeFileSync(join(folder, 'Warraq-Setup-0.2.0-x64-standin.exe'), NEW)
    const made = await manifests({ folder, version: '0.2.0', now: NOW })
    rmSync(folder, { recursive: true })
    expect(made.map(({ system, files }) => [system, files.length])).toEqual([
      ['linux-x64', 1],
      ['linux-arm64', 0],
      ['win32-x64', 0],
      ['win32-arm64', 0],
      ['darwin-x64', 0],
      ['darwin-arm64', 0],
    ])
    expect(made[0]).toEqual(manifestOf(NEW))
    const world = await updateWorld()
    world.announce(announcement(made[0], [world.current.secret]))
    expect((await world.start().look()).offered).toEqual({ version: '0.2.0', size: NEW.length })
  })

  test('is signed with Ed25519, and only if the app would read it', () => {
    const { secret } = makeKey()
    expect(() => announcement(manifestOf(NEW), [])).toThrow('signature')
    expect(() => announcement({ ...manifestOf(NEW), version: 'next' }, [secret])).toThrow('would not read')
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    expect(() => publicKey(String(other.export({ type: 'pkcs8', format: 'pem' })))).toThrow('Ed25519')
  })

  test('P-04 a release that names no two keys, or a reserved or unsafe address, is stopped', () => {
    const keys = [makeKey().open, makeKey().open]
    expect(wrongWithFeed({ address: 'https://warraq.org/updates/', keys })).toEqual([])
    expect(wrongWithFeed({ address: 'https://warraq.org/updates/', keys: [] })).toHaveLength(1)
    expect(wrongWithFeed({ address: 'https://warraq.org/updates/', keys: [keys[0], keys[0]] })).toHaveLength(1)
    expect(wrongWithFeed({ address: 'https://warraq.org/updates/', keys: [keys[0], 'AAAA'] })).toHaveLength(1)
    expect(wrongWithFeed({ address: 'https://warraq.example/updates/', keys })).toHaveLength(1)
    expect(wrongWithFeed({ address: 'http://warraq.org/updates/', keys })).toHaveLength(1)
  })
})

test('versions are ordered as semver.org says', () => {
  const ordered = ['0.9.0-alpha', '0.9.0-alpha.1', '0.9.0-beta.2', '0.9.0-beta.11', '0.9.0', '0.10.0', '1.0.0']
  expect([...ordered].reverse().sort(compareVersions)).toEqual(ordered)
  for (const bad of ['1.0', 'v1.0.0', '1.0.0-', '1.0.0+5', ' 1.0.0', '1.0.0\n', '999999.0.0'])
    expect(isVersion(bad)).toBe(false)
})
