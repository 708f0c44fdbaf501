import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { electronPath, launch, projectRoot, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { openNewspapers, VOWELLED } from './newspapers.ts'
import { say } from './words.ts'

/** A profile that was used and closed: four newspapers, one bookmark, and a backup made by an earlier run. */
async function usedProfile(folder: string): Promise<string> {
  const newspapers = await openNewspapers()
  const profile = join(folder, 'profile')
  const first = await launch({
    profile,
    allow: newspapers.allow,
    args: ['--import', writeOpml(folder, newspapers.opml)],
  })
  const row = first.page.getByRole('option', { name: VOWELLED })
  const ref = await row.getAttribute('data-ref')
  await first.page.evaluate(article => window.reader.request.bookmark(article as `article:${number}`), ref)
  await first.app.evaluate(() => undefined)
  await first.quit()
  await newspapers.stop()
  const library = readFileSync(join(profile, 'library.db'))
  mkdirSync(join(profile, 'backups'), { recursive: true })
  writeFileSync(join(profile, 'backups', 'library-2026-11-22T08-00-00.000Z.db'), library)
  return profile
}

async function bookmarks({ page }: RunningApp): Promise<number> {
  const library = await page.evaluate(() => window.reader.request.readLibrary())
  return library.ok ? library.value.bookmarks : -1
}

test.each([
  ['D-11 a damaged library', (file: string) => writeFileSync(file, 'no database at all '.repeat(400))],
  ['D-12 an emptied library', (file: string) => truncateSync(file, 0)],
])('%s is restored from its backup, and the reader is told', async (_name, damage) => {
  using folder = temporaryFolder()
  const profile = await usedProfile(folder.path)
  damage(join(profile, 'library.db'))

  const running = await launch({ profile })
  try {
    const notice = running.page.getByRole('alert').filter({ hasText: 'library-damaged' })
    await notice.waitFor()
    expect(await notice.textContent()).toContain('22')
    expect(await bookmarks(running)).toBe(1)
    await notice.getByRole('button', { name: say('app.dismiss') }).click()
    await notice.waitFor({ state: 'detached' })
  } finally {
    await running.quit()
  }
  expect(readdirSync(profile).some(name => /^library-damaged-/.test(name))).toBe(true)
})

test('D-11 a damaged cache is rebuilt; newspapers, bookmarks and read state stay', async () => {
  using folder = temporaryFolder()
  const profile = await usedProfile(folder.path)
  writeFileSync(join(profile, 'cache.db'), 'no database at all '.repeat(400))

  const running = await launch({ profile })
  try {
    await running.page.getByRole('alert').filter({ hasText: 'cache-damaged' }).waitFor()
    expect(await bookmarks(running)).toBe(1)
    await running.page.getByRole('treegrid').getByText('جريدة الميناء').waitFor()
  } finally {
    await running.quit()
  }
})

test('D-27 damaged settings: what is readable is kept, and the reader is told', async () => {
  using folder = temporaryFolder()
  const profile = join(folder.path, 'profile')
  mkdirSync(profile, { recursive: true })
  writeFileSync(join(profile, 'settings.json'), '{"theme":"dark","fontSize":26,"lang')

  const running = await launch({ profile })
  try {
    await running.page.getByRole('alert').filter({ hasText: 'settings.json' }).waitFor()
    expect(await running.page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
  } finally {
    await running.quit()
  }
})

test('D-20 a library of a newer version is not touched, and the app says why it ends', async () => {
  using folder = temporaryFolder()
  const profile = await usedProfile(folder.path)
  const file = join(profile, 'library.db')
  const bytes = readFileSync(file)
  // `user_version` is the four bytes at 60 of the header (SQLite, “Database File Format”).
  bytes.writeUInt32BE(999, 60)
  writeFileSync(file, bytes)

  // Its only sign of life is the system's own dialog, which stands until somebody closes it.
  const app = spawn(electronPath(), [projectRoot, '--data', profile, '--disable-gpu'])
  const said = await new Promise<string>(done =>
    app.stderr.on('data', data => /start:/.test(String(data)) && done(String(data))),
  )
  app.kill('SIGKILL')

  expect(said).toContain('newer')
  expect(readFileSync(file).equals(bytes)).toBe(true)
  expect(existsSync(`${file}-wal`)).toBe(false)
})
