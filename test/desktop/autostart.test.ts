import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { autostartIn } from '../../electron/desktop/autostart.ts'

vi.mock('electron', async () => (await import('../support/electron-stand-in.ts')).electronStandIn())

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'warraq-autostart-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

test('it is a file of ours, in a folder that need not be there, and gone when it is switched off', async () => {
  const home = folder()
  const file = join(home, 'autostart', 'org.warraq.reader.desktop')
  const autostart = autostartIn(join(home, 'autostart'), ['/usr/lib/warraq/warraq'])
  expect(await autostart.isOn()).toBe(false)
  await autostart.set(true)
  expect(await autostart.isOn()).toBe(true)
  expect(readFileSync(file, 'utf8')).toContain('\nExec="/usr/lib/warraq/warraq"\n')
  await autostart.set(false)
  await autostart.set(false)
  expect(existsSync(file)).toBe(false)
})

test('an argument stays one argument, whatever is in it', async () => {
  const home = folder()
  await autostartIn(home, ['/opt/my $news/`x`', '--data', 'a "b" \\ 100%']).set(true)
  const text = readFileSync(join(home, 'org.warraq.reader.desktop'), 'utf8')
  expect(text).toContain(String.raw`Exec="/opt/my \\$news/\\${'`'}x\\${'`'}" "--data" "a \\"b\\" \\\\ 100%%"`)
})

test('switched off by the desktop, it is off', async () => {
  const home = folder()
  const autostart = autostartIn(home, ['/usr/bin/warraq'])
  await autostart.set(true)
  appendFileSync(join(home, 'org.warraq.reader.desktop'), 'Hidden=true\n')
  expect(await autostart.isOn()).toBe(false)
})

test('where nothing can be written it says so', async () => {
  const home = folder()
  writeFileSync(join(home, 'autostart'), 'in the way')
  await expect(autostartIn(join(home, 'autostart'), ['/usr/bin/warraq']).set(true)).rejects.toThrow()
})
