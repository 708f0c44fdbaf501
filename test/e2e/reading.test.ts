// The reading view and what can be done in it, by keyboard.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type {} from '../../renderer/reader.ts'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { FRENCH, type Newspapers, openNewspapers, VOWELLED } from './newspapers.ts'
import { say } from './words.ts'

const folder = temporaryFolder()
let newspapers: Newspapers
let running: RunningApp

beforeAll(async () => {
  newspapers = await openNewspapers()
  const args = ['--import', writeOpml(folder.path, newspapers.opml)]
  running = await launch({ profile: `${folder.path}/profile`, allow: newspapers.allow, args })
  await open(VOWELLED)
})
afterAll(async () => {
  await running.quit()
  await newspapers.stop()
  folder[Symbol.dispose]()
})

const press = (chord: string) => running.page.keyboard.press(chord)
const body = () => running.page.frameLocator('article iframe').locator('body')
const heading = () => running.page.locator('article h2')
const heard = (text: string) =>
  running.page.getByRole('status').filter({ hasText: text }).waitFor({ state: 'attached' })

async function open(title: string): Promise<void> {
  const { page } = running
  await press('Escape')
  await page.getByRole('option', { name: title }).click()
  await page.getByRole('heading', { level: 2, name: title }).waitFor()
  await body().locator('p').first().waitFor()
}

async function choose(command: string): Promise<void> {
  const { page } = running
  await press('Control+KeyK')
  await page.getByRole('dialog').getByRole('combobox').waitFor()
  await page.keyboard.insertText(command)
  await press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

test('find in page finds other spellings, steps through them and says how many there are', async () => {
  const { page } = running
  await heading().focus()
  await press('Control+KeyF')
  const field = page.getByRole('textbox', { name: say('find.name') })
  await field.waitFor()
  await page.keyboard.insertText('مكتبه')
  const count = (current: number, total: number) => say('find.count', { current, total })
  await page.getByText(count(1, 2)).first().waitFor()
  expect(await highlighted('found-current')).toEqual(['مكتبة'])

  await press('Enter')
  await page.getByText(count(2, 2)).first().waitFor()
  await press('Enter')
  await page.getByText(count(1, 2)).first().waitFor()
  await press('Shift+Enter')
  await page.getByText(count(2, 2)).first().waitFor()
  expect(await page.getByText(count(2, 2)).count()).toBe(2)

  await field.fill('لا يوجد هنا')
  await page.getByText(say('find.nothing')).first().waitFor()
  await press('Escape')
  await field.waitFor({ state: 'detached' })
  expect(await highlighted('found-current')).toEqual([])
  await expect.poll(() => page.evaluate(() => document.activeElement?.localName)).toBe('h2')
})

function highlighted(name: string): Promise<string[]> {
  return running.page.evaluate(highlight => {
    const view = document.querySelector<HTMLIFrameElement>('article iframe')?.contentWindow as typeof globalThis | null
    return [...(view?.CSS.highlights.get(highlight) ?? [])].map(String)
  }, name)
}

test('vowel marks are hidden and shown; the text that is kept has them', async () => {
  const { page } = running
  await expect.poll(() => heading().textContent()).toContain('مَكْتَبَةُ')
  await heading().focus()
  await press('Shift+KeyV')
  await expect.poll(() => heading().textContent()).toBe('مكتبة الأحياء تعير قراءها ثلاثة كتب')
  await expect.poll(() => body().textContent()).toContain('الكتاب يعود حين يقرأ.')
  const search = await page.evaluate(() => window.reader.request.search('مكتبة', 'best'))
  expect(search.ok && search.value.hits[0]?.row.title).toBe(VOWELLED)
  await choose(say('commands.toggleVowels'))
  await expect.poll(() => heading().textContent()).toBe(VOWELLED)
  await expect.poll(() => body().textContent()).toContain('حين يُقرأ')
})

test('the article alone, and back', async () => {
  const { page } = running
  const list = page.getByRole('listbox', { name: say('timeline.name') })
  await heading().focus()
  await press('KeyF')
  await expect.poll(() => list.isVisible()).toBe(false)
  expect(await page.getByRole('treegrid').isVisible()).toBe(false)
  expect(await page.locator('[data-headline-bar]').count()).toBe(0)
  await heard(say('commands.focusModeOn'))
  await press('Escape')
  await expect.poll(() => list.isVisible()).toBe(true)
})

test('length of lines, space between them and the font follow the settings at once', async () => {
  const { page } = running
  const looks = () =>
    page.evaluate(() => {
      const frame = document.querySelector<HTMLIFrameElement>('article iframe')
      const style = frame?.contentWindow?.getComputedStyle(frame.contentWindow.document.body)
      return [frame?.clientWidth ?? 0, Number.parseFloat(style?.lineHeight ?? ''), style?.fontFamily ?? ''] as const
    })
  const before = await looks()
  await page.evaluate(() =>
    window.reader.request.changeSettings({ measure: 'narrow', lineHeight: 'open', readingFace: 'plain' }),
  )
  await expect.poll(async () => (await looks())[0]).toBeLessThan(before[0])
  const after = await looks()
  expect(after[1]).toBeGreaterThan(before[1])
  expect(after[2]).not.toBe(before[2])
  await page.evaluate(() =>
    window.reader.request.changeSettings({ measure: 'usual', lineHeight: 'usual', readingFace: 'naskh' }),
  )
  await expect.poll(looks).toEqual(before)
})

test('a link says where it leads, to the eye and to the ear', async () => {
  const { page } = running
  const link = body().getByRole('link', { name: 'عن المكتبة' })
  const host = new URL(newspapers.origin).host
  expect(await link.getAttribute('aria-description')).toBe(say('article.opensIn', { host }))
  await link.hover()
  await page.locator('[data-article]').getByText(host).last().waitFor()
})

test('a page that is gone is told, and opened only if the reader says so', async () => {
  const { app, page } = running
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = async address => void opened.push(address)
  })
  const opened = () => app.evaluate(() => Reflect.get(globalThis, 'opened') as string[])
  await heading().focus()
  await press('KeyV')
  await page.getByText(say('article.sourceGone')).first().waitFor()
  expect(await opened()).toEqual([])
  expect(await body().textContent()).toContain('فتحت مكتبة الحي')

  await page.getByRole('button', { name: say('article.openAnyway') }).click()
  await expect.poll(opened).toEqual([`${newspapers.origin}/article/h1`])
  await page.locator('article').getByText(say('article.sourceGone')).waitFor({ state: 'detached' })

  await open(FRENCH)
  expect(await page.locator('article').getByText(say('article.sourceGone')).count()).toBe(0)
})
