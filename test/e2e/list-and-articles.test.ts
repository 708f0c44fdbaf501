/** A list and its articles. Each article is a document in a frame of its own: one stands ready for the next text, and those that were left are let go. */

import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { channelOf, type OnePaper, openOnePaper } from './one-paper.ts'
import { ownWords } from './own-words.ts'

/** One more than makes the window look for old ones. */
const READ = 13
const LISTED = 60
const TITLES = Array.from({ length: LISTED }, (_, place) => `مقالة رقم ${place + 10}`)

const folder = temporaryFolder()
let paper: OnePaper
let running: RunningApp

beforeAll(async () => {
  paper = await openOnePaper(origin =>
    channelOf(
      origin,
      TITLES.map(
        (title, place) =>
          `<item><title>${title}</title><guid isPermaLink="false">${place}</guid><pubDate>${new Date().toUTCString()}</pubDate>` +
          `<description><![CDATA[<p>${ownWords(title, 60)}</p>]]></description></item>`,
      ),
    ),
  )
})

afterAll(async () => {
  await running?.quit()
  paper?.stop()
  folder[Symbol.dispose]()
})

const row = (title: string) => running.page.locator('[data-timeline] [role=option]').filter({ hasText: title })

test('those of articles that were left are let go once the reader does nothing for a while', async () => {
  const opml = `<opml version="2.0"><body><outline type="rss" xmlUrl="${paper.origin}/feed"/></body></opml>`
  running = await launch({
    profile: join(folder.path, 'profile'),
    allow: paper.allow,
    args: ['--import', writeOpml(folder.path, opml)],
  })
  const { page } = running
  await page
    .getByText(TITLES[0] as string)
    .first()
    .waitFor()
  await page.keyboard.press('Digit2')
  for (const title of TITLES.slice(0, READ)) {
    await row(title).first().click()
    await page.locator('[data-article] h2').filter({ hasText: title }).waitFor()
    await page.locator('[data-text]').waitFor()
    await page.evaluate(() => {
      const { contentDocument } = document.querySelector('[data-text]') as HTMLIFrameElement
      const held = globalThis as { documents?: WeakRef<Document>[] }
      held.documents ??= []
      held.documents.push(new WeakRef(contentDocument as Document))
    })
  }
  const left = () =>
    page.evaluate(() => {
      const { documents = [] } = globalThis as { documents?: WeakRef<Document>[] }
      return documents.filter(one => one.deref() !== undefined).length
    })
  await expect.poll(left, { timeout: 30_000 }).toBeLessThan(READ / 2)
})

test('the list shows its rows wherever it is scrolled to', async () => {
  const { page } = running
  const list = page.locator('[data-timeline]')
  const inView = () =>
    list.evaluate(element => {
      const { top, bottom } = element.getBoundingClientRect()
      const rows = [...element.querySelectorAll<HTMLElement>('[data-index]')]
      const seen = rows.filter(
        row => row.getBoundingClientRect().bottom > top && row.getBoundingClientRect().top < bottom,
      )
      return { first: Number(seen[0]?.dataset['index']), last: Number(seen.at(-1)?.dataset['index']) }
    })
  await list.evaluate(element => element.scrollTo(0, 0))
  await expect.poll(inView).toMatchObject({ first: 0 })
  await list.hover()
  for (let before = 0, turn = 0; turn < 4; turn++) {
    await page.mouse.wheel(0, 700)
    await expect.poll(async () => (await inView()).first).toBeGreaterThan(before)
    before = (await inView()).first
  }
  await list.evaluate(element => element.scrollTo(0, element.scrollHeight))
  await expect.poll(inView).toMatchObject({ last: LISTED - 1 })
  await list.evaluate(element => element.scrollTo(0, 0))
  await expect.poll(inView).toMatchObject({ first: 0 })
})

test('a text comes into a frame that stood ready for it, and is drawn with its headline', async () => {
  const { page } = running
  const [first = '', second = ''] = TITLES
  await row(first).first().click()
  await page.locator('[data-article] h2').filter({ hasText: first }).waitFor()
  // A frame without its page has a document that is complete, too.
  await page.waitForFunction(() => {
    const spare = document.querySelector<HTMLIFrameElement>('article iframe[hidden]')?.contentDocument
    return spare?.readyState === 'complete' && spare.URL.endsWith('/article.html')
  })
  await page.evaluate(() => {
    const spare = document.querySelector<HTMLIFrameElement>('article iframe[hidden]')?.contentDocument
    spare?.documentElement.toggleAttribute('data-stood-ready', true)
    const drawn: boolean[] = []
    const headline = document.querySelector('article h2')?.textContent
    const look = () => {
      requestAnimationFrame(look)
      if (document.querySelector('article h2')?.textContent === headline) return
      const text = document.querySelector<HTMLIFrameElement>('[data-text]')?.contentDocument?.body.textContent ?? ''
      drawn.push(text.trim() !== '')
    }
    requestAnimationFrame(look)
    Object.assign(globalThis, { drawn })
  })
  await row(second).first().click()
  await page.locator('[data-article] h2').filter({ hasText: second }).waitFor()
  await page.frameLocator('[data-text]').locator('html[data-stood-ready]').waitFor({ timeout: 3000 })
  const drawn = await page.evaluate(() => (globalThis as unknown as { readonly drawn: readonly boolean[] }).drawn)
  expect(drawn.length).toBeGreaterThan(0)
  expect(drawn.filter(isWithText => !isWithText)).toEqual([])
})
