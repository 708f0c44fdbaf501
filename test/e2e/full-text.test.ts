// Short feeds become whole articles that are read without a network; pages are saved by address, from a file, and from
// a link of another program. Against newspapers on this machine that are closed half-way.

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import type { ArticleRow } from '../../shared/contract/reading.ts'
import { searchWish } from '../../shared/contract/search.ts'
import { launch, type RunningApp, syncIsOver, temporaryFolder, writeOpml } from './app.ts'
import { MINUTE, setAhead, UNDER_CLOCK } from './clock.ts'
import { say } from './words.ts'

const folder = temporaryFolder()
const profile = `${folder.path}/profile`
let paper: ShortPaper
let running: RunningApp

interface ShortPaper {
  readonly origin: string
  readonly allow: string
  readonly asked: string[]
  /** Numbers of the articles in its feed. */
  readonly articles: number[]
  stop(): Promise<void>
}

const DIGITS = 'صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة'.split(' ')
/** Two that differ in figures only are one to whoever looks for what pages have in common. */
const spelled = (at: number) => [...String(at)].map(digit => DIGITS[Number(digit)]).join(' ')
const paragraph = (at: number) =>
  `<p>في الصباح رقم ${at} خرج أهل البلدة إلى الجسر الجديد ومعهم خبزهم وشايهم، وعددهم ${spelled(at)}، ووقفوا ينظرون إلى الماء كأنهم لم يروه من قبل.</p>`
const body = (at: number) => Array.from({ length: 8 }, (_, part) => paragraph(at * 10 + part)).join('')

/** Nothing in it says that it is not the article's; it stands on every page. */
const BOX = 'توزع هذه الأوراق كل صباح في محطات القطار وأمام أفران القرى'

/** What everybody may read of the fifth. */
const BEGINNING = `${body(500)}<div class="subscriber-wall"><p>هذا المقال للمشتركين فقط</p><a href="/offers">العروض</a></div>`

function pageOf(at: number): string {
  return `<!doctype html><html><head><title>الجسر ${at}</title><meta property="og:site_name" content="جريدة الضفة"></head>
<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": ${at !== 5}}</script>
<body><nav><a href="/">الرئيسية</a></nav><div class="most-read"><a href="/x">خبر قرأه كثيرون في هذه البلدة أمس</a></div>
<article><h1>الجسر ${at}</h1>${at === 5 ? BEGINNING : wholeOf(at)}</article>
<footer>جميع الحقوق محفوظة</footer></body></html>`
}

function wholeOf(at: number): string {
  return `${body(at)}<p>${BOX}</p>${body(at + 100)}<p>خاتمة${at} لا تأتي في الخلاصة، ورقمها ${spelled(at)}.</p>`
}

async function openShortPaper(): Promise<ShortPaper> {
  const asked: string[] = []
  const articles = [1, 2, 3, 5]
  const server: Server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    const at = /^\/bridge\/(\d+)$/.exec(path)?.[1]
    if (path === '/feed') return void response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feed())
    if (at === undefined || Number(at) === 3) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pageOf(Number(at)))
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  const feed = () => {
    const items = articles.map(
      at => `<item><title>الجسر ${at}</title><link>${origin}/bridge/${at}</link><guid>${at}</guid>
<description>في الصباح رقم ${at}0 خرج أهل البلدة إلى الجسر الجديد ومعهم خبزهم وشايهم […]</description></item>`,
    )
    return `<rss version="2.0"><channel><title>جريدة الضفة</title>${items.join('')}</channel></rss>`
  }
  return {
    origin,
    allow: `127.0.0.0/8:${port}`,
    asked,
    articles,
    stop: () =>
      new Promise(done => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

beforeAll(async () => {
  paper = await openShortPaper()
  const opml = writeOpml(folder.path, `<opml><body><outline type="rss" xmlUrl="${paper.origin}/feed"/></body></opml>`)
  running = await launch({ profile, allow: paper.allow, args: ['--import', opml], ...UNDER_CLOCK })
})
afterAll(async () => {
  await running.quit()
  await paper.stop()
  folder[Symbol.dispose]()
})

const frame = () => running.page.frameLocator('[data-text]')
const kept = (title: string) => running.page.locator('[data-shelf] [data-timeline]').getByRole('row', { name: title })
const row = (title: string) => running.page.getByRole('option', { name: title }).first()

async function bookmarks(): Promise<ArticleRow[]> {
  return running.page.evaluate(async () => {
    const opened = await window.reader.request.openList({ scope: { kind: 'bookmarks' }, unreadSince: null }, null)
    return opened.ok ? [...opened.value.rows] : []
  })
}

describe('a newspaper whose feed gives two lines', () => {
  test('is whole after a sync: its text shown, searched, and without the page’s furniture', async () => {
    await row('الجسر 1').click()
    await frame().getByText('خاتمة1').waitFor()
    expect(await frame().locator('body').innerText()).not.toMatch(/الرئيسية|قرأه كثيرون|الحقوق/)
    const found = await running.page.evaluate(wish => window.reader.request.search(wish), searchWish('خاتمة2', 'best'))
    expect(found.ok && found.value?.hits).toHaveLength(1)
  })

  test('learns what its pages have in common: the next one is without it', async () => {
    const textOf = (title: string) =>
      running.page.evaluate(
        async ([wanted, words]) => {
          const { request } = window.reader
          const opened = await request.openList({ scope: { kind: 'all' }, unreadSince: null }, null)
          const ref = opened.ok && opened.value.rows.find(row => row.title === wanted)?.ref
          const article = ref ? await request.readArticle(ref) : null
          return article?.ok && article.value.html.includes('خاتمة') ? article.value.html.includes(words ?? '') : null
        },
        [title, BOX],
      )
    expect([await textOf('الجسر 1'), await textOf('الجسر 2')]).toContain(true)

    await syncIsOver(running)
    paper.articles.push(4)
    // Who was asked within the last minute is left alone.
    await setAhead(running, 2 * MINUTE)
    await running.page.evaluate(() => window.reader.request.startSync())
    await expect.poll(() => textOf('الجسر 4')).toBe(false)
  })

  test('keeps the feed’s text where the page cannot be had, and says so', async () => {
    await row('الجسر 3').click()
    await running.page.getByText(say('article.pageFailed')).waitFor()
    await frame().getByText('خرج أهل البلدة').waitFor()
  })

  test('says where its newspaper shows the beginning alone, beside the way to it; and nowhere else', async () => {
    const note = running.page.getByText(say('article.beginning'))
    await row('الجسر 5').click()
    await note.waitFor()
    await frame().getByText('الجسر الجديد').first().waitFor()
    expect(await frame().locator('body').innerText()).not.toMatch(/للمشتركين|العروض/)
    expect(await note.evaluate(line => line.closest('p')?.nextElementSibling?.querySelector('button') !== null)).toBe(
      true,
    )
    await row('الجسر 1').click()
    await frame().getByText('خاتمة1').waitFor()
    expect(await note.count()).toBe(0)
  })

  test('shows the other text to who wants it, and fetches it where it is not here', async () => {
    const { page } = running
    await row('الجسر 1').click()
    await frame().getByText('خاتمة1').waitFor()
    await page.keyboard.press('KeyE')
    await frame().getByText('خاتمة1').waitFor({ state: 'detached' })
    await frame().getByText('وشايهم […]').waitFor()
    const found = () =>
      page.evaluate(
        async wish => {
          const result = await window.reader.request.search(wish)
          return result.ok && result.value ? result.value.hits.length : null
        },
        searchWish('خاتمة1', 'best'),
      )
    await expect.poll(found).toBe(0)
    await page.getByRole('button', { name: say('article.more') }).click()
    await page.getByRole('menuitem', { name: say('article.showPageText') }).click()
    await frame().getByText('خاتمة1').waitFor()

    await row('الجسر 3').click()
    await page.getByText(say('article.pageFailed')).waitFor()
    const before = paper.asked.length
    await page.keyboard.press('KeyE')
    await page.getByText(say('failure.missing')).first().waitFor()
    await frame().getByText('خرج أهل البلدة').waitFor()
    expect(paper.asked.slice(before)).toEqual(['/bridge/3'])
  })

  test('is read whole after a restart without its server', async () => {
    await running.quit()
    const { asked } = paper
    await paper.stop()
    const before = asked.length
    running = await launch({ profile, allow: paper.allow })
    await row('الجسر 2').click()
    await frame().getByText('خاتمة2').waitFor()
    expect(asked.length).toBe(before)
    await running.quit()
    paper = await openShortPaper()
    running = await launch({ profile, allow: paper.allow })
  })

  test('is fetched always, never or when cut, as the reader chooses', async () => {
    await running.page.getByRole('treegrid').getByRole('row', { name: 'جريدة الضفة' }).hover()
    await running.page.getByRole('button', { name: say('sources.menu', { source: 'جريدة الضفة' }) }).click()
    await running.page.getByRole('menuitem', { name: say('sources.fullText'), exact: true }).click()
    await running.page.getByRole('menuitemradio', { name: say('sources.fullTextChoices.never') }).click()
    await running.page
      .getByText(say('sources.fullTextChosen.never', { source: 'جريدة الضفة' }))
      .first()
      .waitFor()
    const keeping = await running.page.evaluate(() => window.reader.request.readKeeping())
    expect(keeping.ok && Object.values(keeping.value.sources).map(({ fullText }) => fullText)).toEqual(['never'])
  })
})

describe('any page is saved', () => {
  test('by its address, from the keyboard', async () => {
    await running.page.keyboard.press('Control+KeyS')
    await running.page.getByRole('dialog').getByRole('textbox').fill(`${paper.origin}/bridge/7`)
    await running.page.keyboard.press('Enter')
    await frame().getByText('خاتمة7').waitFor()
    expect(await bookmarks()).toMatchObject([{ title: 'الجسر 7', sourceTitle: 'جريدة الضفة', sourceId: null }])
  })

  test('not when there is nothing at the address: it says why and keeps what was typed', async () => {
    await running.page.keyboard.press('Control+KeyS')
    await running.page.getByRole('dialog').getByRole('textbox').fill(`${paper.origin}/nothing`)
    await running.page.keyboard.press('Enter')
    await running.page.getByRole('dialog').getByText(say('failure.missing')).waitFor()
    await running.page.keyboard.press('Escape')
    expect(await bookmarks()).toHaveLength(1)
  })

  test('S-07 not from inside the own network', async () => {
    const saved = await running.page.evaluate(() => window.reader.request.savePage('http://127.0.0.1:9/page'))
    expect(saved).toMatchObject({ ok: false, code: 'addressNotAllowed' })
  })

  test('from a file that is dropped', async () => {
    const text =
      'عناوين كثيرة\n\nالجسر القديم\nنشر في جريدة الضفة يوم 18 - 11 - 2026\n\nسقط الجسر القديم في النهر ليلا.\nانقر هنا لقراءة الخبر من مصدره.'
    await running.page.evaluate(content => {
      const dropped = new DataTransfer()
      dropped.items.add(new File([content], 'page.txt', { type: 'text/plain' }))
      document
        .querySelector('main')
        ?.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }))
    }, text)
    await frame().getByText('سقط الجسر القديم').waitFor()
    expect((await bookmarks())[0]).toMatchObject({
      title: 'الجسر القديم',
      sourceTitle: 'جريدة الضفة',
      publishedAt: Date.UTC(2026, 10, 18),
    })
  })

  test('E-23 from a link of another program only when the reader says so', async () => {
    const link = `warraq:save?url=${encodeURIComponent(`${paper.origin}/bridge/8`)}`
    await launch({ profile, args: [link] }).catch(() => null)
    const dialog = running.page.getByRole('dialog')
    await dialog.getByText(new URL(paper.origin).host).first().waitFor()
    expect(paper.asked).not.toContain('/bridge/8')
    await dialog.getByRole('button', { name: say('saving.save') }).click()
    await frame().getByText('خاتمة8').waitFor()
    expect(paper.asked).toContain('/bridge/8')

    await launch({ profile, args: ['warraq:save?url=file:///etc/passwd'] }).catch(() => null)
    // Nothing comes of it, for a while.
    await running.page.waitForTimeout(500)
    expect(await dialog.count()).toBe(0)
  })

  test('and is read without a network, after a restart, with its newspaper gone', async () => {
    await running.quit()
    await paper.stop()
    running = await launch({ profile })
    // It begins where it was left: among the bookmarks.
    await kept('الجسر 8').waitFor()
    await running.page.keyboard.press('Digit2')
    await row('الجسر 1').waitFor()
    await running.page.keyboard.press('Digit3')
    await kept('الجسر 8').click()
    await frame().getByText('خاتمة8').waitFor()
    expect((await bookmarks()).map(({ title }) => title)).toEqual(['الجسر 8', 'الجسر القديم', 'الجسر 7'])
    paper = await openShortPaper()
  })
})
