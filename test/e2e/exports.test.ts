/** Bookmarks of the real app in forms that other programs read, through its window; the files are read by other programs. */

import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import MarkdownIt from 'markdown-it'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { EXPORT_FORMATS, type ExportFormat } from '../../shared/contract/exchange.ts'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { channelOf, type OnePaper, openOnePaper } from './one-paper.ts'
import { ownWords } from './own-words.ts'
import { say } from './words.ts'

const TITLES = ['ميناء في الصباح', 'سوق <script>top.ran=1</script> {الخميس} 100%']
const QUOTE = 'صيادون يرقبون الموج'
const NOTE = 'سطر أول\nسطر *ثان*'

const folder = temporaryFolder()
let paper: OnePaper
let running: RunningApp

beforeAll(async () => {
  paper = await openOnePaper(feed)
  const opml = `<opml version="2.0"><body><outline type="rss" text="جريدة الفجر" xmlUrl="${paper.origin}/feed"/></body></opml>`
  running = await launch({
    profile: join(folder.path, 'one'),
    allow: paper.allow,
    args: ['--import', writeOpml(folder.path, opml)],
  })
  await fillLibrary()
})
afterAll(async () => {
  await running?.quit()
  paper?.stop()
  folder[Symbol.dispose]()
})

function feed(origin: string): string {
  const items = TITLES.map((title, place) => {
    const markup =
      `<img src="${origin}/${place}.png" alt="صورة" onerror="top.ran=1"><p>${ownWords(title, 60)}</p><script>top.ran=1</script>` +
      `<h2 onclick="top.ran=1">فقرة</h2><p>كان هناك <b>صيادون</b> يرقبون الموج.</p><ul><li>أول</li><li>ثان</li></ul>` +
      `<table><tr><th>يوم</th><th>ثمن</th></tr><tr><td>الخميس</td><td>12 | 13</td></tr></table>` +
      `<p><a href="javascript:top.ran=1">رابط</a> <a href="${origin}/other">آخر</a></p>`
    return (
      `<item><title><![CDATA[${title}]]></title><link>https://paper.example/${place}</link><guid isPermaLink="false">${place}</guid>` +
      `<pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate><description><![CDATA[${markup}]]></description></item>`
    )
  })
  return channelOf(origin, items)
}

async function fillLibrary(): Promise<void> {
  await running.page.getByRole('option').nth(1).waitFor()
  await running.page.evaluate(
    async ({ note, quote }) => {
      const ask = window.reader.request
      const opened = await ask.openList({ scope: { kind: 'all' }, unreadSince: null }, null)
      const rows = opened.ok ? opened.value.rows : []
      for (const { ref } of rows) await ask.bookmark(ref)
      const port = rows.find(({ title }) => title.startsWith('ميناء'))?.ref ?? 'bookmark:0'
      const outer = await ask.makeFolder('أدب', null)
      await ask.putInFolder([port], outer.ok ? outer.value : null)
      await ask.tag([port], 'بحر')
      await ask.writeNote(port, note)
      await ask.highlight(port, { quote, prefix: 'كان هناك ', suffix: '.', start: 300 }, '')
      for (const { ref } of rows) {
        const article = await ask.readArticle(ref)
        for (const key of article.ok ? Object.values(article.value.pictures) : []) await ask.fetchPicture(key)
      }
    },
    { note: NOTE, quote: QUOTE },
  )
  await running.page.keyboard.press('Control+Digit3')
  await running.page.locator('[data-shelf]').waitFor()
}

/** Opens the dialog from the shelf, chooses, and answers the system's question with a place. */
async function exportAs(format: ExportFormat, place: string): Promise<void> {
  const { app, page } = running
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path })
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, place)
  await page
    .locator('[data-shelf]')
    .getByRole('button', { name: say('exports.title') })
    .click()
  const dialog = page.getByRole('dialog', { name: say('exports.title') })
  await dialog.getByText(say('timeline.total', { count: 2 })).waitFor()
  await dialog.getByRole('button', { name: say('exports.format') }).click()
  await page.getByRole('option', { name: say(`exports.formats.${format}`) }).click()
  await dialog.getByRole('button', { name: say('exports.submit') }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function told(words: string): Promise<void> {
  await running.page.getByText(words).first().waitFor()
}

/** The one folder that came into this one, when it has its name. */
async function newFolder(format: ExportFormat): Promise<string> {
  const named = () =>
    readdirSync(folder.path).find(name => name.startsWith(`warraq-${format}-`) && !name.endsWith('.part')) ?? ''
  await expect.poll(named, { timeout: 60_000 }).not.toBe('')
  return join(folder.path, named())
}

/** What a browser makes of a file of this computer, and all that it asked for meanwhile. */
async function browsed(path: string) {
  return running.app.evaluate(async ({ BrowserWindow }, file) => {
    const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, partition: 'exported' } })
    const asked: string[] = []
    window.webContents.session.webRequest.onBeforeRequest((details, answer) => {
      asked.push(details.url.slice(0, 30))
      answer({ cancel: false })
    })
    await window.loadFile(file)
    const found = await window.webContents.executeJavaScript(`(async () => {
      await Promise.all([...document.images].map(image => image.decode().catch(() => null)))
      return {
        direction: getComputedStyle(document.body).direction,
        language: document.documentElement.lang,
        title: document.title,
        heading: document.querySelector('h1').textContent,
        text: document.body.innerText,
        marks: [...document.querySelectorAll('mark')].map(each => each.textContent),
        pictures: [...document.images].map(image => image.naturalWidth),
        links: [...document.links].map(link => link.getAttribute('href')),
        scripts: document.querySelectorAll('script, iframe').length,
        handlers: [...document.querySelectorAll('*')].flatMap(each => [...each.attributes]).filter(({ name }) => name.startsWith('on')).length,
        ran: String(window.ran),
      }
    })()`)
    window.destroy()
    return { ...found, asked }
  }, path)
}

test('pages: a browser shows each as it was read, right to left, with its pictures, and asks nobody for anything', async () => {
  await exportAs('html', folder.path)
  await told('warraq-html-')
  const place = await newFolder('html')

  const page = await browsed(join(place, 'articles', `${TITLES[0]}.html`))
  expect(page).toMatchObject({
    direction: 'rtl',
    language: 'ar',
    title: TITLES[0],
    heading: TITLES[0],
    marks: ['صيادون', ' يرقبون الموج'],
    scripts: 0,
    handlers: 0,
    ran: 'undefined',
    links: [`${paper.origin}/other`],
  })
  expect(page.pictures).toHaveLength(1)
  expect(page.pictures[0]).toBeGreaterThan(100)
  expect(page.text.replace(/[\u2066-\u2069]/g, '')).toContain('صدر في «جريدة الفجر» · 20 نونبر 2026')
  expect(page.text).toContain('سطر *ثان*')
  expect(page.asked.filter((address: string) => !/^(?:file|data):/.test(address))).toEqual([])

  const other = readdirSync(join(place, 'articles')).find(name => !name.startsWith('ميناء')) ?? ''
  expect(await browsed(join(place, 'articles', other))).toMatchObject({
    heading: TITLES[1],
    scripts: 0,
    ran: 'undefined',
  })
  const index = await browsed(join(place, 'index.html'))
  expect(index.links).toHaveLength(2)
  for (const link of index.links) expect(existsSync(join(place, decodeURIComponent(link)))).toBe(true)
  expect(index.text.indexOf('أدب')).toBeLessThan(index.text.indexOf('ميناء'))
})

test('Markdown: another program finds the words, the table, and the picture beside it', async () => {
  await exportAs('markdown', folder.path)
  const place = await newFolder('markdown')
  const text = readFileSync(join(place, `${TITLES[0]}.md`), 'utf8').replace(/^---[\s\S]*?\n---\n/, '')
  const html = new MarkdownIt().render(text)
  expect(html).toContain('<h1>ميناء في الصباح</h1>')
  expect(html).toContain('<p>كان هناك <strong>صيادون</strong> يرقبون الموج.</p>')
  expect(html).toContain('<td>12 | 13</td>')
  expect(html).toContain('<li>أول</li>')
  expect(html).toContain('<blockquote>\n<p>صيادون يرقبون الموج</p>\n</blockquote>')
  expect(html).toContain('سطر أول<br>\nسطر *ثان*')
  const [, picture = ''] = /<img src="(pictures\/[0-9a-f]{64}\.webp)" alt="صورة">/.exec(html) ?? []
  expect(readFileSync(join(place, picture)).subarray(8, 12).toString()).toBe('WEBP')
})

test('PDF: one file each, whose words are there to be searched and copied', async () => {
  await exportAs('pdf', folder.path)
  const place = await newFolder('pdf')
  const files = readdirSync(place)
  expect(files).toHaveLength(2)
  for (const name of files) {
    const pdf = readFileSync(join(place, name))
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    // The picture as a JPEG, and no larger than that.
    expect(pdf.toString('latin1')).toContain('/DCTDecode')
    expect(pdf.length).toBeLessThan(500_000)
    expect(pdf.toString('latin1')).not.toMatch(/\/(?:JavaScript|JS|Launch|EmbeddedFile|SubmitForm|OpenAction)\b/)
  }
  const words = wordsInPdf(join(place, `${TITLES[0]}.pdf`))
  if (words === null)
    return console.log('e2e: there is no pdftotext (Debian: poppler-utils); the words of the PDF were not read.')
  for (const part of ['ميناء في الصباح', 'كان هناك صيادون يرقبون الموج', 'ثان', 'رابط آخر', 'الخميس', 'الفجر'])
    expect(words).toContain(part)
})

const TURNING = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** By a program that is not ours; null where there is none. */
function wordsInPdf(path: string): string | null {
  try {
    return execFileSync('pdftotext', ['-enc', 'UTF-8', path, '-'], { encoding: 'utf8' })
      .normalize('NFKC')
      .replace(TURNING, '')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

test('BibTeX: another program reads an entry for each', async () => {
  const file = join(folder.path, 'cited.bib')
  await exportAs('bibtex', file)
  await told('cited.bib')
  const entries = plugins.input.chain(readFileSync(file, 'utf8'), { generateGraph: false }) as {
    readonly title: string
    readonly URL: string
  }[]
  expect(entries.map(({ title }) => title).toSorted()).toEqual([...TITLES].toSorted())
  expect(entries.map(({ URL: address }) => address).toSorted()).toEqual([
    'https://paper.example/0',
    'https://paper.example/1',
  ])
})

test('what was chosen on the shelf goes out, of one article as one file with its name', async () => {
  const { page } = running
  const suggested = await savingTo(join(folder.path, 'one.html'))
  await page.getByRole('checkbox', { name: say('shelf.select', { title: TITLES[0] ?? '' }) }).click({ force: true })
  await page
    .getByRole('toolbar')
    .getByRole('button', { name: say('exports.open') })
    .click()
  const dialog = page.getByRole('dialog', { name: say('exports.title') })
  await dialog.getByRole('button', { name: say('exports.chosen', { count: 1 }) }).waitFor()
  await dialog.getByRole('button', { name: say('exports.format') }).click()
  await page.getByRole('option', { name: say('exports.formats.html') }).click()
  await dialog.getByRole('button', { name: say('exports.submit') }).click()
  await told('one.html')
  expect(await suggested()).toBe(`${TITLES[0]}.html`)
  expect(readFileSync(join(folder.path, 'one.html'), 'utf8')).toContain('<h1>ميناء في الصباح</h1>')
  await page
    .getByRole('toolbar')
    .getByRole('button', { name: say('shelf.unselect') })
    .click()
})

test('a folder goes out from its own menu, and what is stopped or has no place leaves nothing and says so', async () => {
  const { page, app } = running
  await page.locator('[data-shelf]').getByRole('row', { name: 'أدب' }).first().click({ button: 'right' })
  await page.getByRole('menuitem', { name: say('exports.open') }).click()
  const dialog = page.getByRole('dialog', { name: say('exports.title') })
  await dialog.getByText(say('timeline.total', { count: 1 })).waitFor()
  await page.keyboard.press('Escape')

  const place = join(folder.path, 'nowhere', 'list.json')
  await exportAs('json', place)
  await told(say('failure.fileNotWritable'))
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('commandChosen', 'exportArticles')
  })
  await dialog.waitFor()
  await page.keyboard.press('Escape')
  await running.app.evaluate(({ dialog: system }, path) => {
    system.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, folder.path)
  const before = readdirSync(folder.path)
  const codes = await page.evaluate(async () => {
    const { request } = window.reader
    const filter = {
      folder: null,
      tags: [],
      month: null,
      source: null,
      hasNote: false,
      hasHighlights: false,
      words: '',
    }
    const wish = { what: { kind: 'shelf', wish: { filter, order: 'saved' } }, format: 'pdf', language: 'ar' } as const
    const exporting = request.exportArticles(wish)
    for (let tries = 0; tries < 1000; tries++) {
      const read = await request.readExchange()
      if (read.ok && read.value) break
      await new Promise(done => setTimeout(done, 5))
    }
    const second = await request.exportArticles(wish)
    await request.cancelExchange()
    const first = await exporting
    return [first.ok ? 'ok' : first.code, second.ok ? 'ok' : second.code]
  })
  expect(codes).toEqual(['cancelled', 'exchangeUnderWay'])
  const none = await page.evaluate(() =>
    window.reader.request.exportArticles({ what: { kind: 'articles', refs: [] }, format: 'json', language: 'ar' }),
  )
  expect(none).toMatchObject({ ok: false, code: 'nothingToExport' })
  expect(readdirSync(folder.path)).toEqual(before)
})

/** Where the reader saves something, and under which name they are asked to. */
async function savingTo(file: string): Promise<() => Promise<string>> {
  await running.app.evaluate(({ dialog }, filePath) => {
    Object.assign(dialog, {
      showSaveDialog: async (...given: { defaultPath?: string }[]) => {
        Object.assign(globalThis, { suggested: given.at(-1)?.defaultPath })
        return { canceled: false, filePath }
      },
    })
  }, file)
  return () => running.app.evaluate(() => String(Reflect.get(globalThis, 'suggested')))
}

test('every form can be chosen, and one citation goes to the clipboard from the menu of the article', async () => {
  const { page, app } = running
  for (const format of EXPORT_FORMATS.filter(each => ['citations', 'ris', 'netscape', 'json'].includes(each))) {
    await exportAs(format, join(folder.path, `list-${format}`))
    await told(`list-${format}`)
    expect(readFileSync(join(folder.path, `list-${format}`), 'utf8')).toContain('ميناء في الصباح')
  }
  await page
    .getByRole('row', { name: TITLES[0] ?? '' })
    .first()
    .click()
  await page.frameLocator('[data-text]').getByText('يرقبون الموج').waitFor()
  await page
    .locator('[data-article]')
    .getByRole('button', { name: say('article.more') })
    .click()
  await page.getByRole('menuitem', { name: say('exports.copyAs') }).click()
  await page.getByRole('menuitem', { name: 'BibTeX' }).click()
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('@online{paper-20261120-')
  expect(running.complaints).toEqual([])
})
