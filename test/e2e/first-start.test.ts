// The first start, as it is without a network. It stands for the others where the packaged program is tested.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import type { Theme } from '../../shared/settings/settings.ts'
import { launch, type RunningApp, temporaryFolder } from './app.ts'
import { violations } from './axe.ts'
import { dire, say } from './words.ts'

const folder = temporaryFolder()
const profile = `${folder.path}/profile`
let running: RunningApp

const onWelcome = () => running.page.getByRole('main', { name: say('welcome.name') })
const rows = () => running.page.getByRole('listbox', { name: say('timeline.name') }).getByRole('option')

beforeAll(async () => {
  running = await launch({ profile })
})
afterAll(async () => {
  await running.quit()
  folder[Symbol.dispose]()
})

test('the welcome page says what this is and has sensible papers ticked', async () => {
  await onWelcome()
    .getByRole('heading', { level: 1, name: say('welcome.headline') })
    .waitFor()
  const hespress = onWelcome().getByRole('checkbox', { name: 'هسبريس', exact: true })
  await hespress.waitFor({ state: 'attached' })
  expect(await hespress.isChecked()).toBe(true)
  await running.page.getByText(say('catalogue.chosen', { count: 7 })).waitFor()
})

test('search finds a newspaper without its hamza, a section shows its own feeds', async () => {
  await running.page.keyboard.press('Control+f')
  await expect.poll(() => running.page.getByRole('searchbox').evaluate(e => e === document.activeElement)).toBe(true)
  await running.page.keyboard.insertText('اكادير')
  const boxes = onWelcome().getByRole('checkbox')
  await expect.poll(() => boxes.count()).toBe(2)
  await running.page.getByRole('searchbox').fill('')
  await running.page.getByRole('radio', { name: say('catalogue.sections.culture') }).click()
  await onWelcome().getByRole('checkbox', { name: 'هسبريس فن وثقافة' }).waitFor({ state: 'attached' })
  await running.page.getByRole('radio', { name: say('catalogue.allSections') }).click()
})

test.each(['light', 'sepia', 'dark'] as const)(
  'axe finds nothing wrong with it in Arabic and in French, %s',
  async theme => {
    for (const language of ['ar', 'fr'] as const) {
      await show(running, { language, theme })
      const t = language === 'ar' ? say : dire
      await running.page.getByRole('heading', { level: 1, name: t('welcome.headline') }).waitFor()
      expect(await running.page.evaluate(() => document.documentElement.dir)).toBe(language === 'ar' ? 'rtl' : 'ltr')
      expect(await violations(running.page)).toEqual([])
    }
    await show(running, { language: 'ar', theme: 'light' })
  },
)

test('the sample edition opens: articles and their pictures, and nobody was asked', async () => {
  await running.page.getByRole('button', { name: say('welcome.sampleOpen') }).click()
  await rows().first().waitFor()
  const total = await running.page.evaluate(async () => {
    const opened = await window.reader.request.openList({ scope: { kind: 'all' }, unreadSince: null }, null)
    return opened.ok ? opened.value.list.total : 0
  })
  expect(total).toBeGreaterThanOrEqual(24)

  await rows().filter({ hasText: 'باب الريح' }).first().click()
  const body = running.page.frameLocator('[data-text]')
  const picture = body.getByRole('img').first()
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(960)
  expect(await picture.getAttribute('src')).toMatch(/^app:\/\/picture\/[0-9a-f]{32}$/)
  await body.getByRole('listitem').first().waitFor()

  await running.page.getByRole('button', { name: say('sync.start') }).click()
  const failures = async () => {
    const state = await running.page.evaluate(() => window.reader.request.readSyncState())
    return state.ok && state.value.lastSummary?.failures
  }
  await expect.poll(failures).toEqual([])
})

test('the next start shows the edition, also after all of it was removed', async () => {
  await running.quit()
  running = await launch({ profile })
  await rows().first().waitFor()
  // Pictures that are still on their way would be missed.
  await expect.poll(() => running.page.evaluate(() => [...document.images].every(image => image.complete))).toBe(true)
  await running.page.evaluate(async () => {
    const library = await window.reader.request.readLibrary()
    if (!library.ok) return
    for (const { id } of library.value.sources) await window.reader.request.removeSource(id)
  })
  await running.page.getByText(say('timeline.emptySources')).waitFor()
  expect(await onWelcome().count()).toBe(0)
})

test('nothing complained', () => expect(running.complaints).toEqual([]))

async function show({ page }: RunningApp, change: { language: 'ar' | 'fr'; theme: Theme }): Promise<void> {
  await page.evaluate(wanted => window.reader.request.changeSettings(wanted), change)
}
