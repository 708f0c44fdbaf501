// The packages for Windows and macOS, made around something that does not start: everything that is ours about them.

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { getRawHeader } from '@electron/asar'
import plist from 'plist'
import { NtExecutable, NtExecutableResource, Resource } from 'resedit'
import { describe, expect, test } from 'vitest'
import { signOptions } from '../../tools/package/macos/sign.mjs'
import { removals } from '../../tools/package/windows/installer.mjs'
import { made } from './made.ts'

const headerHash = (asar: string) => createHash('sha256').update(getRawHeader(asar).headerString).digest('hex')

describe('Windows', () => {
  const folder = () => made(/^unpacked-win32-x64-standin$/)
  const resources = () => {
    const program = NtExecutable.from(readFileSync(join(folder(), 'Warraq.exe')), { ignoreCert: true })
    return NtExecutableResource.from(program)
  }

  test('E-17: the program knows the hash of its archive', () => {
    const entry = resources().entries.find(({ type }) => type === 'INTEGRITY')
    expect(JSON.parse(Buffer.from(entry?.bin ?? new ArrayBuffer(0)).toString())).toEqual([
      { file: 'resources\\app.asar', alg: 'SHA256', value: headerHash(join(folder(), 'resources', 'app.asar')) },
    ])
  })

  test('the program has its icon in all sizes, and its name', () => {
    const [group] = Resource.IconGroupEntry.fromEntries(resources().entries)
    expect(group?.icons.map(({ width }) => width || 256)).toEqual([16, 24, 32, 48, 64, 128, 256])
    const [version] = Resource.VersionInfo.fromEntries(resources().entries)
    const [language] = version?.getAllLanguagesForStringValues() ?? []
    expect(language && version?.getStringValues(language)).toMatchObject({ FileDescription: 'Warraq ورّاق' })
  })

  test('the installer exists, and its counterpart removes what it brought and nothing else', async () => {
    expect(existsSync(made(/^Warraq-Setup-.*-standin\.exe$/))).toBe(true)
    const removed = await removals(folder())
    const files = readdirSync(folder(), { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
    expect(removed.filter(line => line.startsWith('Delete')).length).toBe(files.length)
    expect(removed.filter(line => line.includes('/r'))).toEqual([])
    expect(removed.at(-1)).toBe('RMDir "$INSTDIR\\app"')
  })

  test('the portable archive says beside the program that it is one', () => {
    const listed = execFileSync('unzip', ['-Z1', made(/-portable-standin\.zip$/)], { encoding: 'utf8' }).split('\n')
    expect(listed).toEqual(
      expect.arrayContaining(['Warraq/Warraq.exe', 'Warraq/portable', 'Warraq/resources/app.asar']),
    )
  })
})

describe('macOS', () => {
  const contents = () => join(made(/^unpacked-darwin-arm64-standin$/), 'Warraq.app', 'Contents')
  const info = () => plist.parse(readFileSync(join(contents(), 'Info.plist'), 'utf8')) as Record<string, unknown>

  test('the bundle says who it is, in which languages, and what it opens', () => {
    expect(info()).toMatchObject({
      CFBundleIdentifier: 'org.warraq.reader',
      CFBundleLocalizations: ['ar', 'fr', 'en'],
      CFBundleDevelopmentRegion: 'ar',
      CFBundleURLTypes: [{ CFBundleURLName: 'Warraq', CFBundleURLSchemes: ['warraq'] }],
      LSApplicationCategoryType: 'public.app-category.news',
    })
  })

  test('E-17: it knows the hash of its archive', () => {
    const hash = headerHash(join(contents(), 'Resources', 'app.asar'))
    expect(info()['ElectronAsarIntegrity']).toEqual({ 'Resources/app.asar': { algorithm: 'SHA256', hash } })
  })

  test('the licences lie in it, the links of its framework are links, and its languages are ours', () => {
    expect(existsSync(join(contents(), 'Resources', 'LICENSES.chromium.html'))).toBe(true)
    expect(readlinkSync(join(contents(), 'Frameworks/Electron Framework.framework/Versions/Current'))).toBe('A')
    const languages = readdirSync(join(contents(), 'Resources')).filter(name => name.endsWith('.lproj'))
    expect(languages.sort()).toEqual(['ar.lproj', 'en.lproj', 'fr.lproj'])
  })

  test('P-17: everything in it is signed with a hardened runtime, a time, and one entitlement', () => {
    const { identity, optionsForFile, preAutoEntitlements } = signOptions('Warraq.app', {
      MAC_SIGN_IDENTITY: 'Developer ID',
    })
    expect(identity).toBe('Developer ID')
    expect(preAutoEntitlements).toBe(false)
    const { hardenedRuntime, timestamp, entitlements } = optionsForFile()
    expect(hardenedRuntime).toBe(true)
    // Left out: Apple's own clock is asked.
    expect(timestamp).toBeUndefined()
    expect(plist.parse(readFileSync(entitlements, 'utf8'))).toEqual({ 'com.apple.security.cs.allow-jit': true })
    expect(signOptions('Warraq.app', {}).identity).toBe('-')
  })
})
