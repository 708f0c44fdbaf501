import { expect, test } from 'vitest'
import { launch, temporaryFolder, writeOpml } from './app.ts'
import { openNewspapers, VOWELLED } from './newspapers.ts'
import { say } from './words.ts'

test('a sync shows how far it is, can be stopped, keeps what came and says how it ended', async () => {
  using folder = temporaryFolder()
  const newspapers = await openNewspapers()
  newspapers.delay = 700
  const args = ['--import', writeOpml(folder.path, newspapers.opml)]
  const { page, quit } = await launch({ profile: `${folder.path}/profile`, allow: newspapers.allow, args })
  try {
    await page.getByText(say('sync.feeds', { done: 1, total: 4 })).waitFor()
    await page.getByRole('button', { name: say('sync.cancel') }).click()
    await page.getByText(say('sync.cancelled')).waitFor()
    expect(newspapers.asked.filter(path => path.endsWith('.json'))).toEqual([])
    await page.getByRole('option', { name: VOWELLED }).waitFor()
  } finally {
    await quit()
    await newspapers.stop()
  }
})

test('N-01 a newspaper that has not changed is asked with its own validator, and nothing is stored twice', async () => {
  using folder = temporaryFolder()
  const newspapers = await openNewspapers()
  const profile = `${folder.path}/profile`
  const first = await launch({
    profile,
    allow: newspapers.allow,
    args: ['--import', writeOpml(folder.path, newspapers.opml)],
  })
  await first.page.getByText(say('sync.new', { count: 7 }), { exact: true }).waitFor()
  // The clock of main goes two minutes ahead: by hand nobody is asked twice within one.
  await first.app.evaluate(() => {
    const now = Date.now
    Date.now = () => now() + 120_000
  })
  try {
    await first.page.getByRole('button', { name: say('sync.start') }).click()
    await first.page.getByText(say('sync.new', { count: 0 }), { exact: true }).waitFor()
    expect(newspapers.notModified).toBe(4)
    expect(await first.page.getByRole('option').count()).toBe(7)
  } finally {
    await first.quit()
    await newspapers.stop()
  }
})
