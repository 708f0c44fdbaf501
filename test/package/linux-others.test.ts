// The packages for other Linux systems, as far as Debian can tell.
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desktop, openDesktop, processesOf } from './desktop.ts'
import { made } from './made.ts'

const said = (command: string, ...args: string[]) => execFileSync(command, args, { encoding: 'utf8' })

describe('rpm', () => {
  test('is installed, is as the package has it, and leaves nothing behind', () => {
    const root = mkdtempSync(join(tmpdir(), 'warraq-rpm-'))
    try {
      const inRoot = ['--root', root]
      // Debian's packages are no rpm packages.
      said('rpm', ...inRoot, '-i', '--nodeps', made(/\.rpm$/))
      expect(said('rpm', ...inRoot, '-V', '--nodeps', 'warraq')).toBe('')
      expect(said('rpm', ...inRoot, '-ql', 'warraq')).toContain('/usr/share/applications/org.warraq.reader.desktop')
      said('rpm', ...inRoot, '-e', '--nodeps', 'warraq')
      expect(said('find', join(root, 'usr'), '-name', '*warraq*')).toBe('')
    } finally {
      rmSync(root, { recursive: true })
    }
  })

  test('asks for libraries, not for packages of one system', () => {
    const needs = said('rpm', '-qp', '--requires', made(/\.rpm$/)).split('\n')
    expect(needs).toContain('libgtk-3.so.0()(64bit)')
    expect(needs.filter(need => /^lib/.test(need) && !need.includes('.so'))).toEqual([])
  })
})

describe('AppImage', () => {
  let desktop: Desktop
  beforeAll(async () => {
    desktop = await openDesktop()
  })
  afterAll(() => desktop.close())

  test('starts as an ordinary user, in a sandbox', async () => {
    desktop.start(made(/\.AppImage$/), ['--appimage-extract-and-run', '--disable-gpu'])
    await expect.poll(() => desktop.windows().length, { timeout: 90_000 }).toBeGreaterThan(0)
    const renderers = () => processesOf('/tmp/appimage_').filter(({ command }) => command.includes('--type=renderer'))
    await expect.poll(() => renderers().map(({ seccomp }) => seccomp)).toContain(2)
  })

  test.each([
    ['ar_MA.UTF-8', 'لا يسمح هذا النظام'],
    ['fr_FR.UTF-8', 'Ce système ne permet pas'],
    ['en_US.UTF-8', 'This system lets no portable program'],
  ])('where no namespaces may be opened it says what to do, and does not start: %s', async (LANG, words) => {
    const folder = join(desktop.home, 'bin')
    await desktop.run('mkdir', ['-p', folder])
    // As on Ubuntu since 24.04, which this machine is not.
    writeFileSync(join(folder, 'unshare'), '#!/bin/sh\nexit 1\n')
    chmodSync(join(folder, 'unshare'), 0o755)
    const env = { LANG, PATH: `${folder}:/usr/bin:/bin`, DISPLAY: '' }
    const { code, said: told } = await desktop.run(made(/\.AppImage$/), ['--appimage-extract-and-run'], env)
    expect(told).toContain(words)
    expect(code).toBe(1)
  })
})
