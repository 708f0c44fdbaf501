import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { MINUTE, setAhead, UNDER_CLOCK } from './clock.ts'
import { type Newspapers, openNewspapers, VOWELLED } from './newspapers.ts'
import { ARABIC, LATIN } from './typist.ts'
import { dire, say } from './words.ts'

const LATE = 'طيور اللقلق تعود إلى صومعة السوق القديم'

const folder = temporaryFolder()
let newspapers: Newspapers
let [latin, arabic]: RunningApp[] = []

beforeAll(async () => {
  newspapers = await openNewspapers()
  const args = ['--import', writeOpml(folder.path, newspapers.opml)]
  latin = await launch({ profile: `${folder.path}/latin`, allow: newspapers.allow, args, ...UNDER_CLOCK })
  arabic = await launch({ profile: `${folder.path}/arabic`, allow: newspapers.allow, args, ...UNDER_CLOCK })
  await Promise.all([latin, arabic].map(({ page }) => page.getByRole('option').nth(6).waitFor()))
})
afterAll(async () => {
  await latin?.quit()
  await arabic?.quit()
  await newspapers.stop()
  folder[Symbol.dispose]()
})

describe('languages', () => {
  test('the palette switches the language, and the whole window mirrors', async () => {
    const { page } = running(latin)
    expect(await columns()).toEqual(['article', 'timeline', 'sources'])

    await choose('Français')
    await expect.poll(() => page.evaluate(() => document.documentElement.dir)).toBe('ltr')
    await page.getByRole('heading', { name: dire('sources.all') }).waitFor()
    expect(await columns(dire)).toEqual(['sources', 'timeline', 'article'])
    const menu = await running(latin).app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()?.items.map(item => item.label),
    )
    expect(menu).toContain(dire('menu.view'))

    await choose('العربية')
    await expect.poll(() => page.evaluate(() => document.documentElement.dir)).toBe('rtl')
    expect(await columns()).toEqual(['article', 'timeline', 'sources'])
  })

  test('months, digits and the Hijri date follow the settings at once; the page of settings is searched', async () => {
    const { page } = running(latin)
    const nameplate = page.getByRole('navigation', { name: say('sources.name') })
    const year = String(new Date().getFullYear())
    await nameplate.getByText(year).waitFor()

    await page.keyboard.press('Control+Comma')
    const search = page.getByRole('searchbox', { name: say('settings.search') })
    await search.fill('الهجرى')
    await page.getByRole('switch', { name: say('settings.hijri') }).waitFor()
    expect(await page.getByRole('dialog').getByRole('radio').count()).toBe(0)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await search.fill('تموز')
    await page.getByRole('radio', { name: say('settings.regionMashriq') }).press('Space')
    await page.keyboard.press('Escape')

    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await nameplate.getByText('هـ').waitFor()
    await nameplate
      .getByText(new Intl.NumberFormat('ar-u-nu-arab', { useGrouping: false }).format(Number(year)))
      .waitFor()
    await page.evaluate(() => window.reader.request.changeSettings({ region: 'morocco', hijri: false }))
    await nameplate.getByText(year).waitFor()
  })
})

test('what was done is taken back by the button and by the key', async () => {
  const { page } = running(latin)
  const unread = () => page.getByRole('listbox').getByRole('option').getByText(say('timeline.optionUnread')).count()
  const before = await unread()
  for (const way of ['button', 'key'] as const) {
    await LATIN(page, 'Shift+KeyU')
    await expect.poll(unread).toBe(0)
    const undo = page.getByRole('button', { name: say('app.undo'), exact: true })
    await undo.waitFor()
    if (way === 'button') await undo.click()
    else await page.keyboard.press('Control+KeyZ')
    await expect.poll(unread).toBe(before)
    await page
      .getByRole('status')
      .filter({ hasText: say('app.undone') })
      .waitFor({ state: 'attached' })
  }
})

describe.each([
  ['Latin', () => running(latin), LATIN],
  ['Arabic', () => running(arabic), ARABIC],
] as const)('a whole morning on a %s keyboard, without a mouse', (_name, morning, typist) => {
  const key = (chord: string) => typist(morning().page, chord)
  const options = () => morning().page.locator('[data-timeline]').getByRole('option')
  const kept = () => morning().page.locator('[data-shelf] [data-timeline]').getByRole('row')
  const headline = () => morning().page.locator('[data-article] h2')
  const spoken = (words: string) => morning().page.getByRole('status').filter({ hasText: words }).first()

  test('sync', async () => {
    newspapers.publish(LATE)
    // Who was asked within the last minute is left alone.
    await setAhead(morning(), 2 * MINUTE)
    await key('Digit2')
    await key('KeyR')
    await spoken(say('sync.new', { count: 1 })).waitFor({ state: 'attached' })
    await options().filter({ hasText: LATE }).waitFor()
  })

  test('read five', async () => {
    await key('KeyJ')
    await key('KeyK')
    await key('Enter')
    const read = new Set([await opened('')])
    for (let more = 0; more < 3; more++) {
      const before = [...read].at(-1) ?? ''
      await key('KeyJ')
      read.add(await opened(before))
    }
    // Out to the list and in again, the way reading goes.
    const before = [...read].at(-1) ?? ''
    await key('ArrowRight')
    await expect.poll(() => focused()).toBe('listbox')
    await key('ArrowDown')
    await key('ArrowLeft')
    read.add(await opened(before))
    expect(read.size).toBe(5)
    await expect.poll(async () => (await unreadLeft()) <= 3).toBe(true)
  })

  test('bookmark two', async () => {
    const last = await opened('')
    await key('KeyB')
    await spoken(say('bookmarks.added')).waitFor({ state: 'attached' })
    await key('KeyK')
    await opened(last)
    await key('KeyB')
    await key('Digit3')
    await expect.poll(() => kept().count()).toBe(2)
    await expect.poll(() => focused()).toBe('row')
    await key('Shift+KeyJ')
    await morning().page.getByRole('heading', { level: 2, name: 'المدينة' }).waitFor()
    await key('Digit2')
    await morning()
      .page.getByRole('heading', { level: 2, name: say('sources.all') })
      .waitFor()
  })

  test('search', async () => {
    const { page } = morning()
    await key('Slash')
    await page.getByRole('combobox').waitFor()
    await expect.poll(() => focused()).toBe('combobox')
    await page.keyboard.insertText('مكتبه الاحياء')
    await page.locator('mark').first().waitFor()
    await key('Enter')
    await headline().filter({ hasText: VOWELLED }).waitFor()
    await key('Escape')
    await expect.poll(() => focused()).toBe('combobox')
    await key('Escape')
    await page.getByRole('combobox').waitFor({ state: 'detached' })
    await expect.poll(() => focused()).toBe('listbox')
  })

  test('mark the rest, and take it back, and mark it again', async () => {
    const before = await unreadLeft()
    expect(before).toBeGreaterThan(0)
    await key('Shift+KeyU')
    await spoken(say('timeline.markedRead', { count: before })).waitFor({ state: 'attached' })
    await expect.poll(unreadLeft).toBe(0)
    await key('Control+KeyZ')
    await expect.poll(unreadLeft).toBe(before)
    await key('Shift+KeyU')
    await expect.poll(unreadLeft).toBe(0)
    await key('KeyN')
    await spoken(say('commands.noUnread')).waitFor({ state: 'attached' })
  })

  test('the bar is reached and paused, the sheet opens under the question mark and gives the focus back', async () => {
    const { page } = morning()
    await key('KeyH')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('[data-headline-bar]') !== null))
      .toBe(true)
    await key('KeyP')
    await page.getByRole('button', { name: say('headlineBar.pause'), pressed: true }).waitFor()
    await key('KeyP')
    await key('Digit2')
    await expect.poll(() => focused()).toBe('listbox')
    await key('Shift+Slash')
    const sheet = page.getByRole('dialog', { name: say('commands.shortcuts') })
    await sheet.getByText(say('commands.bookmark')).waitFor()
    await key('Escape')
    await sheet.waitFor({ state: 'detached' })
    await expect.poll(() => focused()).toBe('listbox')
  })

  test('while a word is typed, letters are letters', async () => {
    const { page } = morning()
    const before = await unreadLeft()
    await key('Control+KeyK')
    await page.getByRole('combobox', { name: say('commands.palette') }).waitFor()
    await key('KeyU')
    await key('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await unreadLeft()).toBe(before)
  })

  /** The headline of the article, once it is another than `before` and has the focus. */
  async function opened(before: string): Promise<string> {
    await expect.poll(() => headline().textContent()).not.toBe(before)
    await expect.poll(() => focused()).toBe('H2')
    return (await headline().textContent()) ?? ''
  }

  function focused(): Promise<string | undefined> {
    return morning().page.evaluate(
      () => document.activeElement?.getAttribute('role') ?? document.activeElement?.tagName,
    )
  }

  async function unreadLeft(): Promise<number> {
    const library = await morning().page.evaluate(() => window.reader.request.readLibrary())
    return library.ok ? library.value.sources.reduce((sum, source) => sum + source.unread, 0) : -1
  }
})

test('nothing complained', () => {
  const complaints = [latin, arabic].flatMap(each => each?.complaints ?? [])
  // What the page's policy refuses of the article that tries what it may not is no fault of ours, nor a picture that is not there.
  expect(
    complaints.filter(text => !/404|^Refused to (?:apply inline style|set the document's base URI)/.test(text)),
  ).toEqual([])
})

function running(app: RunningApp | undefined): RunningApp {
  if (!app) throw new Error('the app did not start')
  return app
}

async function choose(command: string): Promise<void> {
  const { page } = running(latin)
  await page.keyboard.press('Control+KeyK')
  await page.getByRole('dialog').getByRole('combobox').waitFor()
  await page.keyboard.insertText(command)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** The three columns, from the left. */
async function columns(words = say): Promise<string[]> {
  const { page } = running(latin)
  const places = {
    sources: page.getByRole('navigation', { name: words('sources.name') }),
    timeline: page.getByRole('region', { name: words('timeline.name') }),
    article: page.getByRole('region', { name: words('article.name'), exact: true }),
  }
  const found = await Promise.all(
    Object.entries(places).map(async ([name, place]) => ({ name, x: (await place.boundingBox())?.x ?? -1 })),
  )
  return found.sort((a, b) => a.x - b.x).map(({ name }) => name)
}
