// Names of two scripts, headlines of nothing, and articles that run against the window, wherever they are seen.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pngOf } from '../support/pictures.ts'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { dire, say } from './words.ts'

const folder = temporaryFolder()
let server: Server
let running: RunningApp
let origin = ''

/** Most of its letters are Latin: only the language of its articles says that it is read from the right. */
const NAME = 'Radio Port عربي'
const FRENCH_NAME = 'Le Courrier du Quai'
const LATIN_HEADLINE = 'Galaxy S30 Ultra: المراجعة'
const FRENCH = 'Ce soir, « le quai » ferme : à 78 % ?'
const LEAD = 'يبدأ المزاد في الرابعة صباحا وينتهي قبل أن تصل الشمس إلى الرصيف الطويل عند باب البحر القديم. '.repeat(6)

interface Item {
  readonly title: string
  readonly html: string
}

const feed = (title: string, language: string, items: readonly Item[]) => {
  const text = (value: string) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const written = items.map(
    ({ title: headline, html }, index) =>
      `<item><title>${text(headline)}</title><guid isPermaLink="false">${title} ${index}</guid><link>${origin}/${index}</link><pubDate>${new Date(Date.UTC(2026, 10, 20, 9, 30 - index)).toUTCString()}</pubDate><description>${text(html)}</description></item>`,
  )
  return `<rss version="2.0"><channel><title>${title}</title><link>${origin}</link><language>${language}</language>${written.join('')}</channel></rss>`
}

const answers = (): Readonly<Record<string, string>> => ({
  '/radio': feed(NAME, 'ar', [
    { title: LATIN_HEADLINE, html: '' },
    { title: 'سوق السمك يبيع "بالمزاد" ، قبل الفجر .', html: `<p>${LEAD}</p>` },
    { title: '\u200f\u200b', html: `<img src="${origin}/quay.png">` },
    { title: 'مقال قبل المطر', html: '<p>نص</p>' },
  ]),
  '/courrier': feed(FRENCH_NAME, 'ar', [
    {
      title: FRENCH,
      html: `<figure><img src="${origin}/quay.png"><figcaption>Le quai</figcaption></figure><p>${'Le quai reste ouvert jusqu’à la nuit, et les pêcheurs y passent. '.repeat(30)}</p>`,
    },
  ]),
  '/imitation': feed(NAME, 'ar', [{ title: 'خبر', html: '<p>نص</p>' }]),
})

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? ''
    if (path === '/quay.png') {
      return response
        .writeHead(200, { 'content-type': 'image/png' })
        .end(pngOf(600, 900, Buffer.alloc(900 * (1 + 600 * 3))))
    }
    const answer = answers()[path]
    if (!answer) return response.writeHead(404).end()
    return response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' }).end(answer)
  })
  await new Promise<void>(done => server.listen(0, '0.0.0.0', done))
  const { port } = server.address() as AddressInfo
  origin = `http://127.0.0.1:${port}`
  const outline = (title: string, path: string) => `<outline type="rss" text="${title}" xmlUrl="${origin}${path}"/>`
  const opml = `<opml version="2.0"><body><outline text="Sport عربي">${outline(NAME, '/radio')}</outline>${outline(FRENCH_NAME, '/courrier')}</body></opml>`
  running = await launch({
    profile: `${folder.path}/profile`,
    allow: `127.0.0.0/8:${port}`,
    args: ['--import', writeOpml(folder.path, opml)],
  })
  await running.page.setViewportSize({ width: 1440, height: 900 })
  await row(LATIN_HEADLINE).waitFor()
  await row('ferme').waitFor()
  await running.page.keyboard.press('KeyP')
  // All headlines stand in the bar, those of the other direction too.
  await running.page.evaluate(() => window.reader.request.changeSettings({ otherHeadlines: 'paged' }))
})
afterAll(async () => {
  await running.quit()
  await new Promise(done => server.close(done))
  folder[Symbol.dispose]()
})

const row = (words: string) => running.page.locator('[data-timeline] [role=option]', { hasText: words })

/** Whether the Arabic of the name stands to the left of its Latin, as it is read. */
async function readsRight(place: Locator): Promise<boolean> {
  await place.first().waitFor()
  return place.first().evaluate(element => {
    const left = (word: string) => {
      const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const at = (node as Text).data.indexOf(word)
        if (at < 0) continue
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + word.length)
        return range.getBoundingClientRect().left
      }
      throw new Error(`${word} is not in ${element.textContent}`)
    }
    return left('عربي') < left('Radio')
  })
}

async function edges(place: Locator): Promise<{ readonly left: number; readonly right: number }> {
  return place.first().evaluate(element => {
    const range = document.createRange()
    range.selectNodeContents(element)
    const { left, right } = range.getBoundingClientRect()
    return { left: Math.round(left), right: Math.round(right) }
  })
}

describe.each(['ar', 'fr'] as const)('in the window of %s', language => {
  const words = language === 'ar' ? say : dire

  beforeAll(async () => {
    await running.page.evaluate(chosen => window.reader.request.changeSettings({ language: chosen }), language)
    await running.page.locator(`html[lang=${language}]`).waitFor()
  })

  test('a name of two scripts is read in its own order in every place', async () => {
    const { page } = running
    await expect.poll(() => readsRight(page.locator('[role=treegrid] bdi', { hasText: NAME }))).toBe(true)
    await expect.poll(() => readsRight(row('سوق السمك').locator('bdi', { hasText: NAME }))).toBe(true)
    await expect.poll(() => readsRight(page.locator('[data-headline-bar] bdi', { hasText: NAME }))).toBe(true)
    await page.locator('[role=treegrid] [role=row]', { hasText: NAME }).click()
    await expect.poll(() => readsRight(page.locator('h2 bdi', { hasText: NAME }))).toBe(true)
    await row('سوق السمك').click()
    await expect.poll(() => readsRight(page.locator('article header bdi', { hasText: NAME }))).toBe(true)
    await expect.poll(() => readsRight(page.locator('article button bdi', { hasText: NAME }))).toBe(true)
    await page.keyboard.press('Digit2')
  })

  test('also in dialogs, warnings and messages', async () => {
    const { page } = running
    await page.keyboard.press('Control+KeyN')
    await page
      .getByRole('dialog')
      .getByRole('textbox')
      .fill(origin.replace('127.0.0.1', '127.0.0.2').concat('/imitation'))
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await expect.poll(() => readsRight(dialog.locator('label > span > span bdi', { hasText: NAME }).last())).toBe(true)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })

    await page.locator('[role=treegrid] [role=row]', { hasText: NAME }).click()
    await page.keyboard.press('Shift+F10')
    await page.getByRole('menuitem', { name: words('health.ofSource') }).click()
    await expect.poll(() => readsRight(dialog.locator('h3 bdi', { hasText: NAME }))).toBe(true)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })

    await page.locator('[role=treegrid] [role=row]', { hasText: NAME }).click()
    await page.keyboard.press('Shift+F10')
    await page
      .getByRole('menuitem', { name: words('sources.reading') })
      .press(language === 'ar' ? 'ArrowLeft' : 'ArrowRight')
    await page.getByRole('menuitemradio', { name: words('sources.directionDetected') }).click()
    const message = page.locator('[data-react-aria-top-layer] p[aria-hidden=true]')
    await expect.poll(() => message.textContent()).toContain(NAME)
    await expect.poll(() => readsRight(message)).toBe(true)
    expect(await page.getByRole('status').first().textContent()).toContain(`${NAME}`)
    await page.keyboard.press('Digit2')
  })

  test('in a list everything stands on the window’s side, in an article on the article’s', async () => {
    const { page } = running
    const side = language === 'ar' ? 'right' : 'left'
    const inRows = async (words: string) =>
      Promise.all(
        ['bdi[class*=source]', 'p[class*=title]'].map(async part => (await edges(row(words).locator(part)))[side]),
      )
    for (const each of ['ferme', 'سوق السمك']) {
      const [name = 0, headline = 0] = await inRows(each)
      expect(Math.abs(name - headline)).toBeLessThanOrEqual(8)
    }

    for (const [headline, own] of [
      ['ferme', 'left'],
      ['سوق السمك', 'right'],
    ] as const) {
      await row(headline).click()
      const frame = page.frameLocator('[data-text]')
      await page.locator('article h2', { hasText: headline }).waitFor()
      await frame.locator('p').first().waitFor()
      const column = await page.locator('[data-text]').evaluate(element => element.getBoundingClientRect().toJSON())
      const header = page.locator('article header')
      const places = [header.locator('h2'), header.locator('h2 + p'), page.locator('article > p').last()]
      for (const place of places) {
        const { [own]: edge } = await edges(place)
        expect(Math.abs(edge - column[own])).toBeLessThanOrEqual(8)
      }
    }
  })
})

test('a French name and headline are said in French, although its feed says that it is Arabic', async () => {
  await running.page.evaluate(() => window.reader.request.changeSettings({ language: 'ar' }))
  const shown = row('ferme')
  expect(await shown.locator('p').first().getAttribute('dir')).toBe('ltr')
  const name = running.page.locator('[role=treegrid] bdi', { hasText: FRENCH_NAME })
  expect(await name.getAttribute('dir')).toBe('ltr')
  expect(await shown.locator('p').first().getAttribute('lang')).toBe('fr')
  expect(await name.getAttribute('lang')).toBe('fr')
})

test('a headline of Latin names with one Arabic word is read from the right where its paper is', async () => {
  expect(await row(LATIN_HEADLINE).locator('p').first().getAttribute('dir')).toBe('rtl')
})

test('punctuation is set when it is drawn, and stays as it came where it is kept', async () => {
  const { page } = running
  expect(await row('سوق السمك').locator('p').first().textContent()).toContain('يبيع «بالمزاد»، قبل الفجر.')
  const [given] = await page.evaluate(async () => {
    const headlines = await window.reader.request.listHeadlines()
    return headlines.ok ? headlines.value.map(({ title }) => title).filter(title => title.includes('سوق')) : []
  })
  expect(given).toBe('سوق السمك يبيع "بالمزاد" ، قبل الفجر .')
})

test('a picture without words is called one, and has no place in the headline bar', async () => {
  const { page } = running
  await row(say('article.onlyPicture')).waitFor()
  await expect.poll(() => page.locator('[data-headline-bar] li').count()).toBe(4)
  await row(say('article.onlyPicture')).click()
  await expect.poll(() => page.locator('article h2').textContent()).toBe(say('article.onlyPicture'))
})

test('the lead is two lines of whole words, or none', async () => {
  const leads = await running.page.locator('[data-timeline] p[class*=lead]').evaluateAll(all =>
    all.map(lead => {
      const text = lead.firstChild as Text
      const { top, height } = lead.getBoundingClientRect()
      const line = Number.parseFloat(getComputedStyle(lead).lineHeight)
      const cut = [...text.data.matchAll(/\S+/g)].filter(({ index, 0: word }) => {
        const range = document.createRange()
        range.setStart(text, index)
        range.setEnd(text, index + word.length)
        return range.getClientRects().length > 1
      })
      return { lines: Math.round(height / line), cut: cut.length, top }
    }),
  )
  expect(leads.length).toBeGreaterThan(0)
  expect(leads.every(({ lines, cut }) => lines === 2 && cut === 0)).toBe(true)
  expect(await row('قبل المطر').locator('p[class*=lead]').count()).toBe(0)
})

test('the picture over a text takes less than half of the pane', async () => {
  const { page } = running
  await row('ferme').click()
  const picture = page.frameLocator('[data-text]').locator('img')
  await picture.waitFor()
  await expect.poll(async () => (await picture.boundingBox())?.height ?? 0).toBeGreaterThan(100)
  const pane = await page.locator('[data-article]').evaluate(element => element.clientHeight)
  expect((await picture.boundingBox())?.height ?? pane).toBeLessThanOrEqual(pane * 0.45)
})

test('a file that was dropped says that it was saved, and nothing of having been published', async () => {
  const { page } = running
  await page.evaluate(() => {
    const dropped = new DataTransfer()
    dropped.items.add(new File(['جسر من خشب\n\nسقط الجسر القديم في النهر ليلا.'], 'page.txt', { type: 'text/plain' }))
    document
      .querySelector('main')
      ?.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }))
  })
  const line = page.locator('article header h2 + p')
  const [saved = ''] = say('article.saved', { date: '|' }).split('|')
  await expect.poll(() => line.textContent()).toContain(saved)
  const [published = ''] = say('article.published', { source: '|', date: '' }).split('|')
  expect(await line.textContent()).not.toContain(published)
})

test('a name of invisible characters is none', async () => {
  const { page } = running
  const renamed = await page.evaluate(() => window.reader.request.renameSource(1, '\u200f\u200b'))
  expect(renamed).toMatchObject({ ok: false, code: 'badArguments' })
  expect(running.complaints).toEqual([])
})
