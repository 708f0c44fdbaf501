import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isolated } from '../../shared/press/names.ts'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { FRENCH, HOSTILE, LATIN_FIRST, type Newspapers, openNewspapers, VOWELLED } from './newspapers.ts'
import { say } from './words.ts'

const folder = temporaryFolder()
const profile = `${folder.path}/profile`
let newspapers: Newspapers
let running: RunningApp

beforeAll(async () => {
  newspapers = await openNewspapers()
  const opml = writeOpml(folder.path, newspapers.opml)
  running = await launch({ profile, allow: newspapers.allow, args: ['--import', opml] })
})
afterAll(async () => {
  await running.quit()
  await newspapers.stop()
  folder[Symbol.dispose]()
})

const timeline = () => running.page.locator('[data-timeline]')
const kept = (title: string) => running.page.locator('[data-shelf] [data-timeline]').getByRole('row', { name: title })
const row = (title: string) => timeline().getByRole('option', { name: title })
const body = () => running.page.frameLocator('[data-text]')

async function open(title: string): Promise<void> {
  await row(title).click()
  await running.page.getByRole('heading', { level: 2, name: title }).waitFor()
}

describe('a morning, online', () => {
  test('an imported list of newspapers is synced: one feed of each format', async () => {
    for (const title of [VOWELLED, LATIN_FIRST, FRENCH, 'أول الثلج يقفل طريق القرية', 'خبز الشعير في ثلاث ساعات']) {
      await row(title).waitFor()
    }
    await running.page.getByRole('treegrid').getByText('جريدة الميناء').waitFor()
    expect(newspapers.asked).toContain('/harbour.rss')
  })

  test('a Latin-first Arabic headline is right to left, a French one is not', async () => {
    expect(await row(LATIN_FIRST).getByText(LATIN_FIRST).getAttribute('dir')).toBe('rtl')
    expect(await row(FRENCH).getByText(FRENCH).getAttribute('dir')).toBe('ltr')
    expect(await running.page.evaluate(() => document.documentElement.dir)).toBe('rtl')
  })

  test('an article shows its structure, and its picture out of the cache', async () => {
    await open(VOWELLED)
    await body().getByRole('heading', { name: 'كيف تستعير' }).waitFor()
    expect(await body().getByRole('listitem').allTextContents()).toEqual(['رواية', 'ديوان'])
    expect(await body().getByRole('cell').allTextContents()).toEqual(['السبت', '9'])
    expect(await body().locator('blockquote').textContent()).toContain('الكتاب يعود حين يُقرأ.')
    const picture = body().getByRole('img', { name: 'منارة' })
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320)
    expect(await picture.getAttribute('src')).toMatch(/^app:\/\/picture\/[0-9a-f]{32}$/)
  })

  test('a link goes through the one checked way out', async () => {
    await running.app.evaluate(({ shell }) => {
      shell.openExternal = async address => void Object.assign(globalThis, { opened: address })
    })
    await body().getByRole('link', { name: 'عن المكتبة' }).click()
    await expect
      .poll(() => running.app.evaluate(() => Reflect.get(globalThis, 'opened')))
      .toBe(`${newspapers.origin}/about?page=1`)
  })

  test('a hostile article runs nothing and asks for nothing', async () => {
    const before = newspapers.asked.length
    await open(HOSTILE)
    await body().getByText('نص المقال.').waitFor()
    // Nothing comes of it, for a while.
    await running.page.waitForTimeout(800)

    expect(newspapers.asked.slice(before)).toEqual([])
    expect(newspapers.asked.filter(path => path.startsWith('/evil'))).toEqual([])
    expect(await running.page.evaluate(() => Reflect.get(window, 'hacked'))).toBeUndefined()
    const drawn = body().locator('body')
    // What stands where a picture will be is ours, and keeps its place by a style of our own.
    const forbidden =
      'script, iframe, object, form, input, style, link, svg, video, audio, meta, base, [style]:not([data-place]), [onerror], [id]'
    expect(await drawn.locator(forbidden).count()).toBe(0)
    // A film or a sound is a link to it, which nobody has followed.
    const hrefs = await drawn.locator('a').evaluateAll(links => links.map(link => link.getAttribute('href')))
    expect(hrefs.toSorted()).toEqual(['audio', 'link', 'video'].map(name => `${newspapers.origin}/evil/${name}`))
  })

  test('one key keeps an article', async () => {
    await open(LATIN_FIRST)
    await running.page.keyboard.press('KeyB')
    await running.page.getByRole('row', { name: say('bookmarks.name') }).click()
    await kept(LATIN_FIRST).waitFor()
    expect(await running.page.locator('[data-shelf] [data-timeline]').getByRole('row').count()).toBe(1)
    await running.page.getByRole('row', { name: say('sources.all') }).click()
    await row(VOWELLED).waitFor()
  })

  test('search finds a vowelled word typed without vowels and hamza', async () => {
    await search('مكتبه الاحياء')
    await expect.poll(() => running.page.locator('mark').allTextContents()).toEqual(expect.arrayContaining(['مَكْتَبَةُ']))
    await running.page.keyboard.press('Escape')
  })
})

test('a search that finds nothing says so, and leads to the next word', async () => {
  await search('قزحية')
  await running.page.getByText(say('search.nothing', { words: isolated('قزحية', null) })).waitFor()
  await running.page.getByRole('button', { name: say('search.another') }).click()
  const field = running.page.getByRole('combobox')
  await expect.poll(() => field.inputValue()).toBe('')
  expect(await field.evaluate(element => element === document.activeElement)).toBe(true)
  await running.page.keyboard.press('Escape')
})

describe('the same morning, after the cable was pulled', () => {
  beforeAll(async () => {
    await running.quit()
    await newspapers.stop()
    running = await launch({ profile, allow: newspapers.allow })
    // The place that is come back to is the one of some moments before the end: the library, if that was so.
    await running.page.getByRole('row', { name: say('sources.all') }).click()
  })

  test('everything is there, read state too', async () => {
    await row(VOWELLED).waitFor()
    expect(await row(VOWELLED).textContent()).not.toContain(say('timeline.optionUnread'))
    expect(await row(FRENCH).textContent()).toContain(say('timeline.optionUnread'))
  })

  test('articles and pictures open', async () => {
    await open(VOWELLED)
    const picture = body().getByRole('img', { name: 'منارة' })
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320)
    await open(FRENCH)
    await body().getByText('sous la lampe verte').waitFor()
    expect(await body().locator('html').getAttribute('dir')).toBe('ltr')
  })

  test('search and bookmarks work', async () => {
    await search('الثلج')
    await running.page.getByRole('option', { name: 'أول الثلج يقفل طريق القرية' }).waitFor()
    await running.page.keyboard.press('Escape')
    await running.page.getByRole('row', { name: say('bookmarks.name') }).click()
    await kept(LATIN_FIRST).waitFor()
  })

  test('sync leaves alone who was asked within the last minute, and says so', async () => {
    await running.page.keyboard.press('Digit2')
    await running.page.getByRole('button', { name: say('sync.start') }).click()
    await running.page.getByRole('button', { name: say('sync.failed', { count: 4 }) }).click()
    await running.page.getByText(say('failure.askedJustNow')).first().waitFor()
    await running.page.keyboard.press('Escape')
  })

  test('nothing complained', () => {
    // A picture that its newspaper does not have is missing, and no fault of ours. Where the hostile article was the last one
    // that was read it is opened again, and what the policy keeps from its markup while that is cleaned is said, too.
    const ours = running.complaints.filter(text => !text.includes('404') && !text.includes('Content Security Policy'))
    expect(ours).toEqual([])
  })
})

async function search(words: string): Promise<void> {
  await running.page.keyboard.press('Control+Shift+KeyF')
  await running.page.getByRole('combobox').fill(words)
}

describe('a first start without a network', () => {
  test('the list is imported, the sync says why it cannot, and nothing is marked broken', async () => {
    const list = writeOpml(folder.path, UNREACHABLE)
    const offline = await launch({
      profile: `${folder.path}/offline`,
      allow: '127.0.0.0/8:*',
      args: ['--import', list],
    })
    try {
      await offline.page.getByText(say('failure.offline')).first().waitFor()
      await offline.page.getByRole('treegrid').getByText('جريدة بعيدة 3').waitFor()
      expect(await offline.page.getByRole('img', { name: say('sources.failing', { reason: '' }) }).count()).toBe(0)
    } finally {
      await offline.quit()
    }
  })
})

/** Nobody listens there, at four different hosts. */
const UNREACHABLE = `<opml version="2.0"><body>${[1, 2, 3, 4]
  .map(host => `<outline type="rss" text="جريدة بعيدة ${host}" xmlUrl="http://127.0.0.${host}:9876/feed"/>`)
  .join('')}</body></opml>`
