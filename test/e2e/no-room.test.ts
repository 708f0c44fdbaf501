// A disk that is full, or that may no longer be written to: what was read stays, the reader is told, closing is quiet.
import { spawnSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { electronPath, launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { type Newspapers, openNewspapers } from './newspapers.ts'

const OWN_DISK = ['--user', '--map-root-user', '--mount']
const MOUNT = 'mkdir -p "$0" && mount -t tmpfs -o size=40m tmpfs "$0"'
using probe = temporaryFolder()
const hasOwnDisk =
  process.platform === 'linux' && spawnSync('unshare', [...OWN_DISK, 'sh', '-c', MOUNT, probe.path]).status === 0
if (!hasOwnDisk) console.log('Skipped: a full disk needs Linux and user namespaces.')

test.runIf(process.platform !== 'win32')('A3 a profile that may no longer be written to', async () => {
  using folder = temporaryFolder()
  const profile = join(folder.path, 'profile')
  await withNewspapers(async newspapers => {
    const running = await start(newspapers, folder.path, { profile })
    chmodSync(profile, 0o555)
    try {
      expect(await changeTheme(running)).toBe('folderNotWritable')
      expect(await close(running)).toEqual({ code: 0, complaints: [] })
    } finally {
      chmodSync(profile, 0o755)
    }
    await expectArticles(await launch({ profile }))
  })
})

test.runIf(hasOwnDisk)('A3 a disk that is full', async () => {
  using folder = temporaryFolder()
  const disk = join(folder.path, 'disk')
  const program = join(folder.path, 'on-own-disk')
  const inside = 'exec unshare --user --map-user=1000 --map-group=1000 "$@"'
  const script = `#!/bin/sh\nexec unshare ${OWN_DISK.join(' ')} sh -c '${MOUNT}; ${inside}' '${disk}' '${electronPath()}' "$@"\n`
  writeFileSync(program, script, { mode: 0o755 })
  await withNewspapers(async newspapers => {
    const running = await start(newspapers, folder.path, { profile: join(disk, 'profile'), program })
    await running.app.evaluate((_electron, path) => {
      const { appendFileSync } = process.getBuiltinModule('node:fs')
      for (const size of [1024 * 1024, 4096, 1]) {
        try {
          for (;;) appendFileSync(`${path}/filler`, Buffer.alloc(size))
        } catch {
          // Full for pieces of this size.
        }
      }
    }, disk)
    expect(await changeTheme(running)).toBe('diskFull')
    await expectShown(running)
    expect(await close(running)).toEqual({ code: 0, complaints: [] })
  })
})

async function withNewspapers(work: (newspapers: Newspapers) => Promise<void>): Promise<void> {
  const newspapers = await openNewspapers()
  try {
    await work(newspapers)
  } finally {
    await newspapers.stop()
  }
}

async function start(
  newspapers: Newspapers,
  folder: string,
  place: { readonly profile: string; readonly program?: string },
): Promise<RunningApp> {
  const args = ['--import', writeOpml(folder, newspapers.opml)]
  const running = await launch({ ...place, allow: newspapers.allow, args })
  await expectShown(running)
  // Electron's own box would wait for a click.
  await running.app.evaluate(({ dialog }) => {
    dialog.showErrorBox = (...words) => process.stderr.write(`ERRORBOX ${words.join(' ')}\n`)
    process.on('uncaughtExceptionMonitor', error => process.stderr.write(`UNCAUGHT ${error.message}\n`))
  })
  return running
}

function expectShown({ page }: RunningApp): Promise<void> {
  return expect.poll(() => page.getByRole('option').count(), { timeout: 30_000 }).toBe(7)
}

async function expectArticles(running: RunningApp): Promise<void> {
  await expectShown(running)
  await running.quit()
}

function changeTheme({ page }: RunningApp): Promise<string> {
  return page.evaluate(async () => {
    const changed = await window.reader.request.changeSettings({ theme: 'dark' })
    return changed.ok ? 'ok' : changed.code
  })
}

/** As the reader does it; how the app ended, and what it complained about. */
async function close({ app }: RunningApp): Promise<{ code: number | null; complaints: string[] }> {
  let errors = ''
  app.process().stderr?.on('data', piece => {
    errors += String(piece)
  })
  const ended = new Promise<number | null>(done => app.process().once('exit', done))
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()).catch(() => {})
  const code = await ended
  return { code, complaints: errors.match(/^(?:ERRORBOX|UNCAUGHT).*/gm) ?? [] }
}
