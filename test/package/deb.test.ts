// The package for Debian as a reader meets it: installed, started from its entry, read with, removed.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '../../electron/store/store.ts'
import { ORDINARY_USER } from '../../tools/run-as-user.mjs'
import { type Newspapers, openNewspapers } from '../e2e/newspapers.ts'
import { type Desktop, openDesktop, processesOf } from './desktop.ts'
import { made } from './made.ts'

const ENTRY = '/usr/share/applications/org.warraq.reader.desktop'
const PROGRAM = '/usr/lib/warraq/warraq'
const deb = () => made(/\.deb$/)
const said = (command: string, ...args: string[]) =>
  execFileSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' },
  })

describe('installed', () => {
  let desktop: Desktop
  let newspapers: Newspapers
  const profile = () => join(desktop.home, '.config', 'Warraq')

  beforeAll(async () => {
    desktop = await openDesktop()
    newspapers = await openNewspapers()
    await subscribe()
    said('apt-get', 'install', '-y', '-qq', '--no-install-recommends', deb())
  })
  afterAll(async () => {
    await desktop.close()
    await newspapers.stop()
    if (existsSync('/usr/lib/warraq')) said('apt-get', 'purge', '-y', '-qq', 'warraq')
  })

  /** A reader of this newspaper, which lies on this machine: they were asked about it and agreed. */
  async function subscribe() {
    execFileSync('install', [
      '-d',
      '-o',
      String(ORDINARY_USER),
      '-g',
      String(ORDINARY_USER),
      join(desktop.home, '.config'),
      profile(),
    ])
    const store = openStore(profile(), { clock: Date.now })
    store.addFeeds(
      [{ url: `${newspapers.origin}/harbour.rss`, title: null, homepage: null, section: null }],
      Date.now(),
    )
    store.consentToHost(`127.0.0.1:${newspapers.port}`)
    await store.close()
    execFileSync('chown', ['-R', `${ORDINARY_USER}:${ORDINARY_USER}`, profile()])
  }

  const read = () => {
    const library = new DatabaseSync(join(profile(), 'library.db'), { readOnly: true })
    try {
      return library.prepare('SELECT guid FROM statuses WHERE read_at IS NOT NULL').all().length
    } finally {
      library.close()
    }
  }

  test('its files are as the package has them, its entry and its description are valid', () => {
    expect(said('dpkg', '--verify', 'warraq')).toBe('')
    expect(said('desktop-file-validate', ENTRY)).toBe('')
    expect(
      said('appstreamcli', 'validate', '--no-net', '/usr/share/metainfo/org.warraq.reader.metainfo.xml'),
    ).toContain('successful')
    expect(said('dpkg', '-L', 'warraq').match(/hicolor\/.*\/org\.warraq\.reader\.(?:png|svg)/g)).toHaveLength(9)
  })

  test('starts from its entry as an ordinary user, in a sandbox', async () => {
    desktop.start('dbus-run-session', ['--', 'sh', '-c', `gio launch ${ENTRY}; exec sleep 600`])
    await expect.poll(() => desktop.windows().length, { timeout: 90_000 }).toBeGreaterThan(0)
    const renderers = () => processesOf(PROGRAM).filter(({ command }) => command.includes('--type=renderer'))
    await expect.poll(() => renderers().map(({ seccomp }) => seccomp)).toContain(2)
    const running = processesOf(PROGRAM)
    expect(running.filter(({ user }) => user !== ORDINARY_USER)).toEqual([])
    expect(running.filter(({ command }) => /--no-sandbox/.test(command))).toEqual([])
  })

  test('syncs, and an article is read', async () => {
    const pressUntil = async (keys: readonly string[], isDone: () => boolean) => {
      await expect.poll(() => isDone() || desktop.press(...keys), { timeout: 90_000, interval: 1500 }).toBe(true)
    }
    await pressUntil(['F5'], () => newspapers.asked.includes('/harbour.rss'))
    await pressUntil(['ctrl+2', 'j', 'Return'], () => read() > 0)
  })

  test('leaves nothing behind when it is removed, and takes nothing from the reader', async () => {
    const main = processesOf(PROGRAM).filter(({ command }) => !command.includes('--type='))
    expect(main).toHaveLength(1)
    for (const { id } of main) process.kill(id, 'SIGTERM')
    await expect.poll(() => processesOf(PROGRAM)).toEqual([])
    const before = read()
    said('apt-get', 'remove', '-y', '-qq', 'warraq')
    expect(['/usr/lib/warraq', '/usr/bin/warraq', ENTRY, '/etc/apparmor.d/warraq'].filter(existsSync)).toEqual([])
    expect(read()).toBe(before)
    const library = new DatabaseSync(join(profile(), 'library.db'), { readOnly: true })
    expect(library.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
    library.close()
  })
})
