// The front page, where the window opens.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { launch, type RunningApp, syncIsOver, temporaryFolder, writeOpml } from './app.ts'
import { violations } from './axe.ts'
import { MINUTE, setAhead, UNDER_CLOCK } from './clock.ts'
import { type Newspapers, openNewspapers } from './newspapers.ts'
import { dire, say } from './words.ts'

const LATE = 'طيور اللقلق تعود إلى صومعة السوق القديم'
/** As many as are left over for a block of their own. */
const FROM_THE_VALLEY = [
  'جسر الوادي يُفتح للمارة بعد شتاء طويل',
  'معصرة الزيت تعمل ليلا هذا الموسم',
  'مدرسة السفح تزرع مئة شجرة لوز',
  'حافلة جديدة بين القرية والمحطة',
  'عازف الرباب يعلّم عشرين طفلا',
  'ثلوج القمة تذوب قبل موعدها',
  'سوق الثلاثاء ينتقل إلى ساحة أوسع',
  'خياطة القرية ترمم راية قديمة',
]
const USUAL = { width: 1440, height: 900 }

const folder = temporaryFolder()
let allow: string
let newspapers: Newspapers
let valley: Server
let running: RunningApp

beforeAll(async () => {
  newspapers = await openNewspapers()
  valley = createServer((_request, response) => response.end(JSON.stringify(valleyPaper())))
  await new Promise<void>(done => valley.listen(0, '127.0.0.1', done))
  const { port } = valley.address() as AddressInfo
  const outline = `<outline text="الوادي"><outline type="rss" text="بريد الوادي" xmlUrl="http://127.0.0.1:${port}/"/></outline>`
  const opml = newspapers.opml.replace('</body>', `${outline}</body>`)
  allow = `${newspapers.allow},127.0.0.0/8:${port}`
  const place = { profile: `${folder.path}/profile`, allow, begins: 'front', ...UNDER_CLOCK } as const
  running = await launch({ ...place, args: ['--import', writeOpml(folder.path, opml)] })
  await front().getByRole('heading', { level: 3 }).first().waitFor()
  await running.page.setViewportSize(USUAL)
})
afterAll(async () => {
  await running.quit()
  await newspapers.stop()
  await new Promise(done => valley.close(done))
  folder[Symbol.dispose]()
})

function valleyPaper() {
  const items = FROM_THE_VALLEY.map((title, place) => ({
    id: title,
    title,
    content_html: `<p>${title}. ${title.split(' ').reverse().join(' ')}.</p>`,
    date_published: new Date(Date.now() - (place + 30) * MINUTE).toISOString(),
  }))
  return { version: 'https://jsonfeed.org/version/1.1', title: 'بريد الوادي', items }
}

const front = () => running.page.getByRole('region', { name: say('front.page') })
const press = (chord: string) => running.page.keyboard.press(chord)
const spots = () => running.page.locator('[data-front] [data-spot]')
const focused = () => running.page.evaluate(() => document.activeElement?.getAttribute('data-spot') ?? null)
const headline = () => running.page.locator('[data-article] h2')
const onPage = () =>
  running.page.waitForFunction(() => {
    const part = document.querySelector('[data-front]')
    return part?.checkVisibility({ visibilityProperty: true }) && document.activeElement?.closest('[data-front]')
  })

/** Where everything on the page stands, by its words. */
const boxes = () =>
  running.page.evaluate(() =>
    [...document.querySelectorAll('[data-front] :is(h1, h2, h3, li, img, p, nav button)')].map(part => {
      const { x, y, width, height } = part.getBoundingClientRect()
      return [part.localName, x, y, width, height].join(' ')
    }),
  )

describe('the window opens on it', () => {
  test('the name of the paper, a heading for each section, one for each story, and an end', async () => {
    const { page } = running
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(say('app.name'))
    await front()
      .getByRole('heading', { level: 2, name: say('front.lead') })
      .waitFor()
    await syncIsOver(running)
    const valleyHeading = front().getByRole('heading', { level: 2, name: 'الوادي' })
    // A page that went to print without it stays as it is.
    if (!(await valleyHeading.isVisible())) await press('Shift+KeyR')
    await valleyHeading.waitFor()
    expect(await spots().count()).toBeGreaterThan(FROM_THE_VALLEY.length)
    await front().getByText(say('front.ranking')).waitFor()
    expect(await page.getByRole('listbox').count()).toBe(0)
  })

  test('the first story has the focus', async () => {
    await expect.poll(focused).toBe('lead')
  })
})

describe('a sync while it is open', () => {
  test('moves nothing, and says that something came', async () => {
    await syncIsOver(running)
    // Where the first newspapers took long, the page went to print without the others.
    await press('Shift+KeyR')
    await running.page.getByText(say('front.printed')).first().waitFor()
    const before = await boxes()
    newspapers.publish(LATE)
    // Who was asked within the last minute is left alone.
    await setAhead(running, 2 * MINUTE)
    // Not by the key: to a window that has not heard yet that the first one is over, it means to stop it.
    await running.page.evaluate(() => window.reader.request.startSync())
    await front()
      .getByRole('button', { name: say('front.arrived', { count: 1 }) })
      .waitFor()
    expect(await boxes()).toEqual(before)
    expect(await front().getByText(LATE).count()).toBe(0)
  })

  test('what came is shown beside the page when the reader wants to see it', async () => {
    await front()
      .getByRole('button', { name: say('front.arrived', { count: 1 }) })
      .click()
    await front().getByRole('button', { name: LATE }).waitFor()
  })

  test('the next edition is printed by the key, and it is in it', async () => {
    await press('Shift+KeyR')
    await running.page
      .getByRole('status')
      .filter({ hasText: say('front.printed') })
      .waitFor({ state: 'attached' })
    expect(await spots().first().textContent()).toContain(LATE)
  })
})

describe('by keyboard', () => {
  test('J and K walk all headlines in reading order, and one of them is in the tab order', async () => {
    await press('Digit1')
    await expect.poll(focused).toBe('lead')
    const walked = [await focused()]
    const count = await spots().count()
    for (let step = 1; step < count; step++) {
      await press('KeyJ')
      walked.push(await focused())
    }
    expect(new Set(walked).size).toBe(count)
    await press('KeyK')
    expect(await focused()).toBe(walked.at(-2))
    expect(await running.page.locator('[data-spot][tabindex="0"]').count()).toBe(1)
  })

  test('arrows go where reading goes: to the left in Arabic', async () => {
    await running.page.locator('[data-spot="lead"]').focus()
    const x = async () => (await running.page.locator(':focus').boundingBox())?.x ?? 0
    const lead = await x()
    await press('ArrowLeft')
    expect(await focused()).not.toBe('lead')
    expect(await x()).toBeLessThan(lead)
    await press('ArrowRight')
    await press('ArrowRight')
    expect(await x()).toBeGreaterThan(lead)
    const second = await focused()
    await press('ArrowDown')
    expect(await focused()).not.toBe(second)
  })

  test('Enter opens over the page; Escape leads back to the same headline', async () => {
    await press('Digit1')
    await press('KeyJ')
    const from = await focused()
    const title = await running.page.locator(':focus [dir]').textContent()
    await press('Enter')
    await expect.poll(() => headline().textContent()).toBe(title)
    await front().waitFor({ state: 'hidden' })
    await running.page.getByRole('button', { name: say('app.back') }).waitFor()

    await press('Escape')
    await onPage()
    expect(await focused()).toBe(from)
    expect(await running.page.locator(':focus').getAttribute('data-unread')).toBeNull()
  })

  test('in an article J opens the next headline of the page, and back is there', async () => {
    await press('Enter')
    await front().waitFor({ state: 'hidden' })
    const first = await headline().textContent()
    await press('KeyJ')
    await expect.poll(() => headline().textContent()).not.toBe(first)
    const second = await headline().textContent()
    await running.page.getByRole('button', { name: say('app.back') }).click()
    await onPage()
    expect(await running.page.locator(':focus [dir]').textContent()).toBe(second)
  })

  test('at the end of an article stand the headlines before and after it on the page', async () => {
    await press('1')
    await spots().first().focus()
    await press('j')
    const before = await spots().nth(0).textContent()
    const after = await spots().nth(2).textContent()
    await press('Enter')
    const ends = running.page.getByRole('navigation', { name: say('article.ends') })
    await expect
      .poll(async () => before?.includes((await ends.locator('[dir]').first().textContent()) ?? '?'))
      .toBe(true)
    await ends.getByRole('button').last().click()
    await expect.poll(async () => after?.includes((await headline().textContent()) ?? '?')).toBe(true)
    await press('Escape')
    await onPage()
    expect(await focused()).toBe(await spots().nth(2).getAttribute('data-spot'))
  })

  test('U marks the story, N opens the next unread one, B keeps it', async () => {
    await running.page.locator('[data-spot][data-unread]').first().focus()
    const spot = await focused()
    const isUnread = () => running.page.locator(`[data-spot="${spot}"][data-unread]`).count()
    await press('KeyU')
    await expect.poll(isUnread).toBe(0)
    await press('KeyU')
    await expect.poll(isUnread).toBe(1)
    await press('KeyB')
    await running.page.getByText(say('bookmarks.added')).last().waitFor()

    await press('KeyN')
    await front().waitFor({ state: 'hidden' })
    await press('Escape')
    await onPage()
  })

  test('what would be done to the list out of sight is not done', async () => {
    const unread = async () => {
      const library = await running.page.evaluate(() => window.reader.request.readLibrary())
      return library.ok ? library.value.sources.map(source => source.unread) : []
    }
    const before = await unread()
    await press('Shift+KeyU')
    await running.page
      .getByRole('status')
      .filter({ hasText: say('commands.nothingToDo') })
      .waitFor({ state: 'attached' })
    expect(await unread()).toEqual(before)
  })
})

describe('from it and back', () => {
  test('a section is opened from its line, the page by its entry among the sources and by the name over them', async () => {
    const { page } = running
    await front().getByRole('navigation').getByRole('button', { name: 'المدينة' }).click()
    await page.getByRole('listbox').waitFor()
    await front().waitFor({ state: 'detached' })
    await page.getByRole('row', { name: say('front.name'), exact: true }).click()
    await front().waitFor()

    await press('Digit2')
    await page.getByRole('listbox').waitFor()
    await page.getByRole('button', { name: say('front.page') }).click()
    await front().waitFor()
  })

  test('the place on the page is kept while one reads', async () => {
    await running.page.setViewportSize({ width: 700, height: 500 })
    const scrolled = () => running.page.locator('[data-front]').evaluate(part => part.scrollTop)
    await spots().last().focus()
    await expect.poll(scrolled).toBeGreaterThan(0)
    const before = await scrolled()
    await press('Enter')
    await front().waitFor({ state: 'hidden' })
    await press('Escape')
    await onPage()
    expect(await scrolled()).toBe(before)
  })

  test('a search that began on it ends on it', async () => {
    await press('Slash')
    await running.page.getByRole('combobox').waitFor()
    await press('Escape')
    await front().waitFor()
  })
})

describe('in every window', () => {
  /** How many parts of the page stand side by side, at most. */
  const columns = () =>
    running.page.evaluate(() => {
      const blocks = [...document.querySelectorAll('[data-front] [data-block]')].map(part =>
        part.getBoundingClientRect(),
      )
      const beside = blocks.map(one => blocks.filter(({ top, bottom }) => top <= one.top + 1 && bottom > one.top + 1))
      return Math.max(...beside.map(({ length }) => length))
    })

  test('three columns, two, and one', async () => {
    await running.page.setViewportSize(USUAL)
    expect(await columns()).toBe(3)
    await running.page.setViewportSize({ width: 1024, height: 700 })
    expect(await columns()).toBe(2)
    await running.page.setViewportSize({ width: 700, height: 900 })
    expect(await columns()).toBe(1)
    const isCut = await running.page.evaluate(() => {
      const page = document.querySelector('[data-front]')
      return page !== null && page.scrollWidth > page.clientWidth
    })
    expect(isCut).toBe(false)
  })

  test.each([
    ['ar', 'light', 1440],
    ['ar', 'dark', 1440],
    ['fr', 'light', 700],
  ] as const)('axe finds nothing: %s, %s, %i wide', async (language, theme, width) => {
    const { page } = running
    await page.setViewportSize({ width, height: 900 })
    await page.evaluate(change => window.reader.request.changeSettings(change), { language, theme })
    await page.getByRole('region', { name: (language === 'ar' ? say : dire)('front.page') }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.evaluate(() => window.reader.request.changeSettings({ language: 'ar', theme: 'light' }))
    await front().waitFor()
  })
})

test('the next start opens on a new edition, with the list behind it', async () => {
  await running.page.setViewportSize(USUAL)
  await running.quit()
  running = await launch({ profile: `${folder.path}/profile`, allow, begins: 'front' })
  await front().getByRole('heading', { level: 3 }).first().waitFor()
  await press('Digit2')
  await running.page.getByRole('listbox').getByRole('option').first().waitFor()
})
