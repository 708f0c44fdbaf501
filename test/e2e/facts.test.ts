// What is said of an article beside its text, on pages of our own: what it is called, who wrote it, when, for which paper,
// and which pictures are its own.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Extraction, launchExtraction, type RunningExtraction } from './extraction.ts'

let extraction: RunningExtraction
beforeAll(async () => {
  extraction = await launchExtraction()
})
afterAll(() => extraction.close())

const TITLE = 'المرسى القديم يفتح أبوابه للزوار'
const PARAGRAPH =
  '<p>خرج الصيادون قبل الفجر من المرسى القديم، وعادوا مع أول الشمس بسلال ثقيلة لم يروا مثلها منذ عشر سنوات كاملة.</p>'

interface Parts {
  readonly head?: string
  readonly title?: string
  readonly above?: string
  readonly inside?: string
  readonly below?: string
}

function page({ head = '', title = TITLE, above = `<h1>${TITLE}</h1>`, inside = '', below = '' }: Parts): string {
  return `<html lang="ar" dir="rtl"><head><title>${title}</title>${head}</head><body><main>${above}<div class="text">${
    PARAGRAPH.repeat(3) + inside + PARAGRAPH.repeat(3)
  }</div></main>${below}</body></html>`
}

const extract = (parts: Parts): Promise<Extraction> => extraction.extract(page(parts))
const meta = (name: string, content: string) => `<meta property="${name}" content="${content}">`
const jsonLd = (text: string) => `<script type="application/ld+json">${text}</script>`
const article = (facts: string) => jsonLd(`{"@type":"NewsArticle","headline":"${TITLE}",${facts}}`)

describe('the headline', () => {
  test('is what stands above the text, and what is left of the title is the paper', async () => {
    const found = await extract({ title: `${TITLE} - جريدة الضفة`, head: meta('og:title', `جريدة الضفة - ${TITLE}`) })
    expect(found).toMatchObject({ title: TITLE, source: 'جريدة الضفة' })
    expect(found.text).not.toContain(TITLE)
  })

  test('is what the page shows, not what it tells those who search', async () => {
    const { title } = await extract({
      title: 'المرسى القديم للزوار: كل المواعيد والأسعار',
      head: meta('og:title', 'شاهدوا المرسى'),
    })
    expect(title).toBe(TITLE)
  })

  test('stays whole at a colon, also where a heading says what stands behind it', async () => {
    const title = 'الوزير الجديد: المرسى يفتح للزوار'
    const found = await extract({ title, above: '<h2>المرسى يفتح للزوار</h2>' })
    expect(found.title).toBe(title)
  })

  test('is not the paper’s name, nor the section that stands in the same line', async () => {
    const above = `<h1><a href="/">جريدة الضفة</a></h1><h2><span>محليات</span><span>${TITLE}</span></h2>`
    const found = await extract({ title: `${TITLE} | جريدة الضفة`, head: meta('og:site_name', 'جريدة الضفة'), above })
    expect(found.title).toBe(TITLE)
    const kicker = await extract({ above: `<h1><span>محليات</span><b>${TITLE}</b></h1>` })
    expect(kicker.title).toBe(TITLE)
    const badge = await extract({ above: `<h1>${TITLE}<span class="badge">للمشتركين</span></h1>` })
    expect(badge.title).toBe(TITLE)
  })
})

describe('the author', () => {
  const byline = async (parts: Parts) => (await extract(parts)).byline

  test.each([
    ['a name in the head', { head: '<meta itemprop="author" content="سلمى التلية">' }, 'سلمى التلية'],
    [
      'a name below the headline',
      { inside: '', above: `<h1>${TITLE}</h1><div class="post-meta-author"><h5>سلمى التلية</h5></div>` },
      'سلمى التلية',
    ],
    [
      'two names in one line',
      {
        above: `<h1>${TITLE}</h1><p class="byline">By <span class="byline__name">Ann Hill</span> and Sam Shore, The Bank</p>`,
        head: meta('og:site_name', 'The Bank'),
      },
      'Ann Hill, Sam Shore',
    ],
    ['who asked the questions', { inside: '<p>حوار: يوسف المنحدر</p>' }, 'يوسف المنحدر'],
    [
      'a name, and not the company that made the page',
      {
        head: `<meta name="DC.Creator" content="Developed by Sam Shore">`,
        above: `<h1>${TITLE}</h1><span class="author">بواسطة سلمى التلية</span>`,
      },
      'سلمى التلية',
    ],
    [
      'a name in a widget, as builders of pages call everything',
      {
        above: `<h1>${TITLE}</h1><div class="elementor-widget elementor-widget-post-info"><span class="author">سلمى التلية</span></div>`,
      },
      'سلمى التلية',
    ],
    [
      'nobody, where a list of columns names others',
      { below: '<ul class="most-popular"><li><p>بقلم: يوسف المنحدر</p><a href="/2">عمود</a></li></ul>' },
      null,
    ],
    [
      'nobody, where the paper names itself',
      { head: meta('og:site_name', 'جريدة الضفة') + meta('author', 'جريدة الضفة') },
      null,
    ],
    [
      'nobody, where it is an organisation',
      { head: article('"author":{"@type":"Organization","name":"شبكة الضفة"}') },
      null,
    ],
    [
      'nobody, where it is the author of another article',
      {
        below:
          '<div class="cards"><div><a href="/2">خبر آخر من المدينة يقرؤه كثيرون اليوم</a><span class="author">يوسف المنحدر</span></div></div>',
      },
      null,
    ],
    [
      'nobody, where it is a reader',
      { below: '<div class="comment-list"><cite class="comment-author">يوسف المنحدر</cite></div>' },
      null,
    ],
  ] as const)('is %s', async (_what, parts, name) => {
    expect(await byline(parts)).toBe(name)
  })
})

describe('JSON-LD as papers write it', () => {
  test('refers to what it says elsewhere', async () => {
    const graph = `{"@graph":[
      {"@type":"NewsArticle","headline":"${TITLE}","author":[{"@id":"#a"},{"@id":"#b"}],"publisher":{"@id":"#p"},"image":{"@id":"#i"},"datePublished":"2026-11-20T09:00:00+01:00"},
      {"@type":"Person","@id":"#a","name":"سلمى التلية"},{"@type":"Person","@id":"#b","name":"يوسف المنحدر"},
      {"@type":"Organization","@id":"#p","name":"جريدة الضفة"},{"@type":"ImageObject","@id":"#i","url":"/p/boat.jpg"}]}`
    expect(await extract({ head: jsonLd(graph) })).toMatchObject({
      byline: 'سلمى التلية، يوسف المنحدر',
      source: 'جريدة الضفة',
      publishedAt: Date.UTC(2026, 10, 20, 8),
      pictures: ['https://paper.example/p/boat.jpg'],
    })
  })

  test('breaks lines inside of texts, and tells of other articles first', async () => {
    const others =
      '{"@type":"NewsArticle","headline":"خبر آخر","author":{"@type":"Person","name":"كاتب آخر"},"datePublished":"2020-01-01"}'
    const own = `{"@type":"NewsArticle","headline":"${TITLE}","description":"سطر\nثان","author":{"@type":"Person","name":"سلمى التلية",},"datePublished":"2026-11-20"}`
    const found = await extract({ head: jsonLd(`[${others}]`) + jsonLd(own) })
    expect(found).toMatchObject({ title: TITLE, byline: 'سلمى التلية', publishedAt: Date.UTC(2026, 10, 20) })
  })
})

describe('the day', () => {
  test('is the article’s, not the page’s, and not that of another article', async () => {
    const found = await extraction.extract(
      page({
        above:
          '<div class="clock"><time datetime="2026-12-24">اليوم</time></div>' +
          '<ul><li><a href="/2">خبر آخر من المدينة يقرؤه كثيرون اليوم</a><time datetime="2026-12-01">أمس</time></li></ul>' +
          `<h1>${TITLE}</h1><time class="updated" datetime="2026-12-20">حدث</time><time datetime="2026-11-20T10:00+01:00">نشر</time>`,
      }),
    )
    expect(found.publishedAt).toBe(Date.UTC(2026, 10, 20, 9))
  })

  test('is the one whose zone is told', async () => {
    const head =
      meta('article:published_time', '2026-11-20T10:00:00+01:00') + article('"datePublished":"2026-11-20 10:00:00"')
    expect((await extract({ head })).publishedAt).toBe(Date.UTC(2026, 10, 20, 9))
  })
})

test('the day is found below a headline that is set smaller, not above it', async () => {
  const found = await extract({
    above: `<p>الخميس 24 دجنبر 2026</p><h2 class="title">${TITLE}</h2><p>20 نونبر 2026</p>`,
  })
  expect(found.publishedAt).toBe(Date.UTC(2026, 10, 20))
})

describe('pictures', () => {
  test('of other articles, of advertisers and to be pressed are none of the article', async () => {
    const { html, pictures } = await extract({
      head: meta('og:image', '/p/lead.jpg'),
      inside:
        '<p><a href="/news/2"><img src="/p/other.jpg" alt="خبر آخر من المدينة"></a></p>' +
        '<p><a href="https://shop.example/x"><img src="https://shop.example/b-300x250.gif"></a></p>' +
        '<p>اضغطوا هنا <img src="/icons/print_icon.gif"></p>' +
        '<p><a href="/p/large/net.jpg"><img src="/p/net.jpg"></a></p>' +
        '<figure><a href="/news/3"><img src="/p/boat.jpg"></a><figcaption>قارب</figcaption></figure>',
    })
    expect(pictures).toEqual(['lead', 'net', 'boat'].map(name => `https://paper.example/p/${name}.jpg`))
    expect(html).not.toMatch(/other|b-300x250|print_icon/)
  })

  test('do not begin with the sign of the paper', async () => {
    const sign =
      '"publisher":{"@type":"Organization","name":"جريدة الضفة","logo":{"@type":"ImageObject","url":"/sign.png"}}'
    const { pictures } = await extract({
      head: meta('og:image', '/sign.png') + article(sign),
      inside: '<figure><img src="/p/boat.jpg"></figure>',
    })
    expect(pictures).toEqual(['https://paper.example/p/boat.jpg'])
  })
})

describe('what its feed said', () => {
  const FEED = { title: TITLE, author: 'سلمى التلية', publishedAt: Date.UTC(2026, 10, 20, 9) }

  test('is believed where the page says nothing', async () => {
    const bare = page({ title: 'الرئيسية', above: '' })
    expect(await extraction.extract(bare, undefined, FEED)).toMatchObject({
      title: TITLE,
      byline: FEED.author,
      publishedAt: FEED.publishedAt,
    })
  })

  test('gives the hour of a day, and else is no better than the page', async () => {
    const above = `<h1>${TITLE}</h1><span class="author">يوسف المنحدر</span>`
    const told = page({ above, head: meta('article:published_time', '2026-11-20') })
    const other = { ...FEED, title: 'شاهدوا المرسى', author: 'جريدة الضفة' }
    expect(await extraction.extract(told, undefined, other)).toMatchObject({
      title: TITLE,
      byline: 'يوسف المنحدر',
      publishedAt: FEED.publishedAt,
    })
    const before = page({ head: meta('article:published_time', '2026-11-18') })
    expect((await extraction.extract(before, undefined, FEED)).publishedAt).toBe(Date.UTC(2026, 10, 18))
  })
})

test('an address that Cloudflare hides is written back', async () => {
  const key = 0x2a
  const hidden = [key, ...Buffer.from('boat@paper.example').map(byte => byte ^ key)]
    .map(byte => byte.toString(16).padStart(2, '0'))
    .join('')
  const { text, html } = await extract({
    inside: `<p>اكتبوا إلى <a href="/cdn-cgi/l/email-protection#${hidden}"><span class="__cf_email__" data-cfemail="${hidden}">[email&#160;protected]</span></a> قبل المساء، فالأماكن في القارب قليلة والرحلة طويلة.</p>`,
  })
  expect(text).toContain('إلى boat@paper.example قبل')
  expect(html).toContain('href="mailto:boat@paper.example"')
})
