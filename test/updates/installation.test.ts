import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findInstallation, type Surroundings } from '../../electron/updates/installation.ts'

const folder = mkdtempSync(join(tmpdir(), 'warraq-installed-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(...path: readonly string[]): string {
  const whole = join(folder, ...path)
  mkdirSync(join(whole, '..'), { recursive: true })
  writeFileSync(whole, '')
  return whole
}

const program = file('usr/lib/warraq/warraq')

async function kindOf(change: Partial<Surroundings>): Promise<string> {
  const around = {
    platform: 'linux',
    program,
    env: {},
    isPortable: false,
    dpkgLists: folder,
    ownedByRpm: async () => false,
  }
  return (await findInstallation({ ...around, ...change })).kind
}

test('an AppImage is one only if we run out of its mount: what it starts has its variables too', async () => {
  const image = file('Warraq.AppImage')
  const mounted = file('mount/usr/lib/warraq/warraq')
  const env = { APPIMAGE: image, APPDIR: join(folder, 'mount') }
  expect(await findInstallation({ platform: 'linux', program: mounted, env, isPortable: false })).toEqual({
    kind: 'appImage',
    file: image,
  })
  expect(await kindOf({ env })).toBe('unknown')
  expect(await kindOf({ program: mounted, env: { APPIMAGE: image } })).toBe('unknown')
  expect(await kindOf({ program: mounted, env: { ...env, APPIMAGE: join(folder, 'gone') } })).toBe('unknown')
  expect(await kindOf({ program: mounted, env: { ...env, APPDIR: join(folder, 'mou') } })).toBe('unknown')
})

test('a deb is what dpkg lists, an rpm what rpm owns, and nothing else', async () => {
  writeFileSync(join(folder, 'warraq.list'), `/.\n${program}-sandbox\n`)
  expect(await kindOf({})).toBe('unknown')
  writeFileSync(join(folder, 'warraq.list'), `/.\n${program}\n`)
  expect(await kindOf({})).toBe('deb')
  rmSync(join(folder, 'warraq.list'))
  expect(await kindOf({ ownedByRpm: async asked => asked === program })).toBe('rpm')
})

test('no rpm owns a program of this test, whether there is an rpm or not', async () => {
  expect((await findInstallation({ platform: 'linux', program, env: {}, isPortable: false })).kind).toBe('unknown')
})

test('Windows: beside its uninstaller it was installed; portable is portable; a bundle is a bundle', async () => {
  const installed = file('Programs/Warraq/app/Warraq.exe')
  expect(await kindOf({ platform: 'win32', program: installed })).toBe('unknown')
  file('Programs/Warraq/Uninstall Warraq.exe')
  expect(await kindOf({ platform: 'win32', program: installed })).toBe('nsis')
  expect(await kindOf({ platform: 'win32', program: installed, isPortable: true })).toBe('portable')
  expect(await kindOf({ platform: 'darwin', program: '/Applications/Warraq.app/Contents/MacOS/Warraq' })).toBe('mac')
})
