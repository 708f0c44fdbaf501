// One event in several newspapers, as a reader meets it: one row, a strip that compares, and what they decide about it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import type { Translate } from '../../shared/locales/translator.ts'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { violations } from './axe.ts'
import { MINUTE, setAhead, UNDER_CLOCK } from './clock.ts'
import {
  ATLAS,
  BREAD,
  COAST,
  EVENING,
  FIRE,
  FRENCH,
  LIBRARY,
  openPressOfOneEvent,
  PORT,
  printCopy,
  printEvening,
} from './one-event.ts'
import type { Press } from './press.ts'
import { dire, say } from './words.ts'

/** Rows that are drawn of the eight articles: three of them are one story. */
const FOLDED = 6

const folder = temporaryFolder()
let press: Press
let running: RunningApp

beforeAll(async () => {
  press = await openPressOfOneEvent()
  await start(['--import', writeOpml(folder.path, press.opml())])
  await storyRow().waitFor()
  printCopy(press)
  await sync(8)
})
afterAll(async () => {
  await running.quit()
  await press.stop()
  folder[Symbol.dispose]()
})

async function start(args: readonly string[] = []): Promise<void> {
  running = await launch({ profile: `${folder.path}/profile`, allow: press.allow, args, ...UNDER_CLOCK })
  await running.page.setViewportSize({ width: 1440, height: 900 })
}

/** Until there are so many articles. */
async function sync(articles: number, ahead = 2 * MINUTE): Promise<void> {
  await setAhead(running, ahead)
  await running.page.keyboard.press('F5')
  await running.page.getByText(say('timeline.total', { count: articles }), { exact: true }).waitFor()
}

const rows = () => running.page.locator('[data-timeline] [data-index] > [role=option]')
const storyRow = () => rows().filter({ hasText: FIRE.port })
const under = (words: Translate = say) =>
  running.page.getByRole('group', { name: words('stories.others') }).getByRole('option')
const heading = (title: string) => running.page.getByRole('heading', { level: 2, name: title })
const strip = (words: Translate = say) => running.page.getByRole('region', { name: words('stories.name') })
const line = (title: string) => strip().getByRole('button', { name: title })
const focused = () => running.page.locator(':focus')

/** Where the strip stands in the window. */
const top = () => strip().evaluate(element => Math.round(element.getBoundingClientRect().top))

async function openStory(): Promise<void> {
  await storyRow().click()
  await heading(FIRE.port).waitFor()
}

describe('in the list', () => {
  test('a story is one row, with its newspapers; what else there is has rows of its own', async () => {
    await expect.poll(() => rows().count()).toBe(FOLDED)
    const row = await storyRow().textContent()
    expect(row).toContain(say('stories.papers', { count: 2 }))
    for (const name of [ATLAS, COAST]) expect(row).toContain(name)
    expect(await storyRow().getAttribute('aria-setsize')).toBe(String(FOLDED))
    await rows().filter({ hasText: LIBRARY }).waitFor()
  })

  test('a key opens it into its articles, arrows go through them, and it stays the selected row', async () => {
    const { page } = running
    await openStory()
    await page.locator('[data-timeline]').focus()
    await page.keyboard.press('x')
    await expect.poll(() => under().allTextContents()).toHaveLength(2)
    expect((await under().allTextContents()).join()).toContain(FIRE.coast)

    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    const meant = await page.locator('[data-timeline]').getAttribute('aria-activedescendant')
    expect(await page.locator(`#${meant}`).textContent()).toContain(FIRE.coast)
    await page.keyboard.press('Enter')
    await heading(FIRE.coast).waitFor()
    expect(await storyRow().getAttribute('aria-current')).toBe('true')

    await page.locator('[data-timeline]').focus()
    await page.keyboard.press('ArrowDown')
    const next = await page.locator('[data-timeline]').getAttribute('aria-activedescendant')
    expect(await page.locator(`#${next}`).textContent()).toContain(BREAD)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('x')
    await under().first().waitFor({ state: 'detached' })
  })

  test('the mouse opens and closes it without opening an article', async () => {
    await rows().filter({ hasText: BREAD }).click()
    await heading(BREAD).waitFor()
    await storyRow()
      .getByText(say('stories.papers', { count: 2 }))
      .click()
    await under().first().waitFor()
    expect(await heading(BREAD).count()).toBe(1)
    await storyRow()
      .getByText(say('stories.papers', { count: 2 }))
      .click()
    await under().first().waitFor({ state: 'detached' })
  })
})

describe('beside the article', () => {
  test('the newspapers stand in order of time; in ink is what the open headline does not say', async () => {
    await openStory()
    const lines = await strip().locator('[data-paper]').allTextContents()
    expect(lines.map(text => [ATLAS, PORT].find(name => text.includes(name)))).toEqual([ATLAS, PORT])
    expect(await line(FIRE.port).getAttribute('aria-current')).toBe('true')
    const [grey, ink] = await line(FIRE.atlas)
      .locator('[lang=ar] > span')
      .evaluateAll(spans => spans.map(span => [span.textContent, getComputedStyle(span).color]))
    expect(ink?.[0]).toBe('فجر اليوم')
    expect(ink?.[1]).not.toBe(grey?.[1])
  })

  test('arrows change the newspaper in place: the focus and the strip stay where they are', async () => {
    const { page } = running
    await openStory()
    await page.locator('[data-article]').evaluate(pane => pane.scrollTo(0, 60))
    await line(FIRE.port).focus()
    const before = await top()
    await page.keyboard.press('ArrowRight')
    await heading(FIRE.atlas).waitFor()
    await expect.poll(top).toBe(before)
    expect(await focused().textContent()).toContain(FIRE.atlas)
    expect(await focused().getAttribute('aria-current')).toBe('true')

    await page.keyboard.press('ArrowLeft')
    await heading(FIRE.port).waitFor()
    await expect.poll(top).toBe(before)
    expect(await focused().textContent()).toContain(FIRE.port)

    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await heading(FIRE.atlas).waitFor()
    await expect.poll(() => focused().textContent()).toBe(FIRE.atlas)
  })

  test('copies are one line that opens: how much is the same, and both texts side by side', async () => {
    const { page } = running
    await openStory()
    const fold = strip().getByRole('button', { expanded: false })
    expect(await fold.textContent()).toContain(COAST)
    await fold.press('Enter')
    await line(FIRE.coast).waitFor()
    expect(await strip().textContent()).toMatch(/9\d\u200e?%/)

    await strip()
      .getByRole('button', { name: say('stories.compare') })
      .click()
    const dialog = page.getByRole('dialog', { name: say('stories.texts') })
    await expect.poll(() => dialog.locator('mark').allTextContents()).toContain('ألسنة اللهب تلتهم')
    await page.keyboard.press('Escape')
  })

  test('what other newspapers wrote stands at its end', async () => {
    const { page } = running
    await openStory()
    const others = page.getByRole('navigation', { name: say('stories.inOthers') })
    expect(await others.getByRole('button').allTextContents()).toHaveLength(2)
    await others.getByRole('button', { name: FIRE.atlas }).click()
    await heading(FIRE.atlas).waitFor()
  })
})

test('with an article its copy is read, and the key that takes back makes it unread again', async () => {
  const { page } = running
  const unread = () =>
    page.evaluate(async () => {
      const library = await window.reader.request.readLibrary()
      return library.ok ? library.value.sources.map(({ unread: count }) => count) : []
    })
  await page.locator('[data-timeline]').focus()
  await page.keyboard.press('Shift+KeyU')
  await expect.poll(unread).toEqual([0, 0, 0, 0, 0])
  await page.keyboard.press('Control+z')
  // What was opened since is read; the copy of the Atlas is read with it.
  await page.evaluate(async () => {
    const list = await window.reader.request.openList({ scope: { kind: 'all' }, unreadSince: null }, null)
    if (list.ok)
      await window.reader.request.markRead(
        list.value.rows.map(({ ref }) => ref),
        false,
      )
  })
  await expect.poll(unread).toEqual([2, 2, 2, 1, 1])

  await openStory()
  await expect.poll(unread).toEqual([2, 1, 2, 1, 1])
  await line(FIRE.atlas).click()
  await heading(FIRE.atlas).waitFor()
  await expect.poll(unread).toEqual([1, 1, 1, 1, 1])
  await page.locator('[data-timeline]').focus()
  await page.keyboard.press('Control+z')
  await expect.poll(unread).toEqual([1, 1, 2, 1, 1])
})

describe('the headline bar', () => {
  const bar = () => running.page.getByRole('region', { name: say('headlineBar.label') })
  const items = () => bar().getByRole('listitem').allTextContents()

  test('repeats no story, and says how many newspapers carry it', async () => {
    const papers = say('stories.newspapers', { count: 2 })
    // The bar comes before the stories of what it shows.
    // One that is crossing it stays as it is until it is out of sight.
    const told = async () =>
      (await items()).filter(text => text.includes('مستودع القطن')).map(text => text.includes(papers))
    await expect.poll(told, { timeout: 90_000 }).toEqual([true])
  })

  test('leaves out what would come in with its end, or turns page by page to show it', async () => {
    expect((await items()).join()).not.toContain(FRENCH)
    await change({ otherHeadlines: 'paged' })
    await bar()
      .getByRole('button', { name: say('headlineBar.nextPage') })
      .waitFor()
    expect((await items()).join()).toContain(FRENCH)
    await change({ otherHeadlines: 'leftOut' })
    await bar()
      .getByRole('button', { name: say('headlineBar.pause') })
      .waitFor()
  })
})

async function change(settings: Parameters<typeof window.reader.request.changeSettings>[0]): Promise<void> {
  await running.page.evaluate(given => window.reader.request.changeSettings(given), settings)
}

describe('what the reader decides', () => {
  const choose = async (key: Parameters<Translate>[0]) => {
    await running.page.getByRole('button', { name: say('article.more') }).click()
    await running.page.getByRole('menuitem', { name: say(key) }).click()
  }
  const undo = () => running.page.getByRole('button', { name: say('app.undo') }).click()

  test('an article that does not belong to it is taken out: with a way back, and for good', async () => {
    await openStory()
    await choose('stories.takeOut')
    await expect.poll(() => rows().count()).toBe(FOLDED + 1)
    await strip().waitFor({ state: 'detached' })
    await undo()
    await expect.poll(() => rows().count()).toBe(FOLDED)
    await strip().waitFor()

    await choose('stories.takeOut')
    await expect.poll(() => rows().count()).toBe(FOLDED + 1)
    await running.quit()
    await start()
    await expect.poll(() => rows().count()).toBe(FOLDED + 1)
  })

  test('it is joined again by the keyboard, found by a word, and stays so', async () => {
    const { page } = running
    await openStory()
    await choose('stories.join')
    const dialog = page.getByRole('dialog', { name: say('stories.joinTitle') })
    await dialog.getByRole('combobox').waitFor()
    expect(await dialog.getByRole('option').first().textContent()).toContain(FIRE.atlas)
    await page.keyboard.insertText('ألسنة')
    await expect.poll(() => dialog.getByRole('option').allTextContents()).toHaveLength(1)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(() => rows().count()).toBe(FOLDED)
    await expect.poll(() => strip().locator('[data-paper]').count()).toBe(2)

    await running.quit()
    await start()
    await expect.poll(() => rows().count()).toBe(FOLDED)
  })
})

test('what comes later is new in the row and in the strip; a story that is followed says so', async () => {
  await openStory()
  await strip()
    .getByRole('button', { name: say('stories.follow') })
    .click()
  await strip()
    .getByRole('button', { name: say('stories.unfollow') })
    .waitFor()
  await expect.poll(() => storyRow().textContent()).toContain(say('stories.followed'))
  printEvening(press)
  // The clock was ahead before the app was closed.
  await sync(9, 10 * MINUTE)
  await expect.poll(() => storyRow().textContent()).toContain(say('stories.papers', { count: 3 }))
  expect(await storyRow().textContent()).toMatch(/\+[12]/)
  await expect.poll(() => line(FIRE.evening).textContent()).toContain(say('stories.new'))
  expect(await line(FIRE.evening).textContent()).toContain(EVENING)
})

test('in French it is all there in words of its own, and axe finds nothing in either language', async () => {
  const { page } = running
  await page.locator('[data-timeline]').focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('x')
  await under().first().waitFor()
  expect(await violations(page)).toEqual([])

  await change({ language: 'fr' })
  await strip(dire).waitFor()
  await under(dire).first().waitFor()
  expect(await storyRow().textContent()).toContain(dire('stories.papers', { count: 3 }))
  expect(await violations(page)).toEqual([])

  await page.getByRole('button', { name: dire('article.more') }).click()
  await page.getByRole('menuitem', { name: dire('stories.join') }).click()
  await page.getByRole('dialog', { name: dire('stories.joinTitle') }).waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  expect(running.complaints).toEqual([])
})
