// What of a page is the article's text: found by what it is, never by how a sentence begins.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchExtraction, type RunningExtraction } from './extraction.ts'

let extraction: RunningExtraction
beforeAll(async () => {
  extraction = await launchExtraction()
})
afterAll(() => extraction.close())

const TEXT = [
  'وصل القطار الأول إلى المحطة الجديدة قبل الظهر بقليل، واستقبله الأطفال بالأعلام والزغاريد على الرصيف الطويل.',
  'وتربط السكة بين ثلاث قرى في الجبل لم يكن بينها طريق معبد، وتختصر سفر يوم كامل في ساعتين اثنتين.',
  'وقال السائق إنه تدرب شهورا على منعطفات الوادي، وإن أصعبها ذلك الذي يلي النفق القديم مباشرة.',
  'وستتوقف الرحلات أياما في الشتاء حين يغطي الثلج الممر العالي، على أن تعود مع أول الربيع.',
]
const paragraphs = (texts: readonly string[] = TEXT) => texts.map(text => `<p>${text}</p>`).join('')
const MENU = '<header><nav><a href="/">الصفحة الأولى</a> <a href="/m">مال وأعمال</a></nav></header>'
const page = (body: string, head = '') =>
  `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>قطار الجبل</title>${head}</head><body>${MENU}${body}</body></html>`
const textOf = async (body: string, head?: string) => (await extraction.extract(page(body, head))).text

function expectWhole(text: string): void {
  for (const paragraph of TEXT) expect(text).toContain(paragraph)
  expect(text).not.toContain('الصفحة الأولى')
}

describe('a wrapper that is named after what else is in it', () => {
  const forms = {
    'line breaks': TEXT.join('<br><br>'),
    boxes: TEXT.map(text => `<div>${text}</div>`).join(''),
    paragraphs: paragraphs(),
  }
  for (const [form, text] of Object.entries(forms)) {
    test.each(['has-comments', 'post--related', 'layout newsletter', 'with_ads', 'trending'])(
      `${form} in %s`,
      async name => expectWhole(await textOf(`<h1>قطار الجبل</h1><div class="${name}">${text}</div>`)),
    )
  }
})

test('a part of the text whose class says what is in it, too', async () => {
  const parts = TEXT.map(
    (text, at) =>
      `<section class="${['part--ads', 'has-comments', 'with_newsletter', 'no-share'][at]}">${text}</section>`,
  )
  expectWhole(await textOf(`<article><h1>قطار الجبل</h1>${parts.join('')}</article>`))
})

describe('text that waits for a script', () => {
  test.each(['style="visibility: hidden"', 'style="display:none"', 'aria-hidden="true"', 'hidden'])(
    'all of it, %s',
    async hidden => expectWhole(await textOf(`<div id="content" ${hidden}><h1>قطار الجبل</h1>${paragraphs()}</div>`)),
  )

  test('the part behind a button, but no question about cookies', async () => {
    const text = await textOf(
      `<article><h1>قطار الجبل</h1>${paragraphs(TEXT.slice(0, 2))}<button>اقرأ المزيد</button>` +
        `<div style="display:none">${paragraphs(TEXT.slice(2))}</div></article>` +
        '<div role="dialog" style="display:none"><p>نستعمل ملفات صغيرة لنعرف من يزور المحطة، ونسأل الزائر قبل ذلك كل مرة من جديد.</p></div>',
    )
    expectWhole(text)
    expect(text).not.toContain('ملفات صغيرة')
  })
})

describe('a page that shows next to nothing', () => {
  const told = (body: string) =>
    `<script type="application/ld+json">{"@type":"NewsArticle","headline":"قطار الجبل","articleBody":"${body}"}</script>`

  test('has what it tells machines, line breaks within a string and all', async () => {
    const text = await textOf('<div id="app"></div>', told(TEXT.join('\n')))
    expectWhole(text)
    expect(text.split('\n')).toHaveLength(TEXT.length)
  })

  test('or a beginning of it', async () =>
    expectWhole(
      await textOf(`<article><h1>قطار الجبل</h1>${paragraphs(TEXT.slice(0, 1))}</article>`, told(TEXT.join(' '))),
    ))

  test('has no article where there is only a menu', async () => {
    const { error } = await extraction.extract(page('<div id="app"></div>'))
    expect(error?.code).toBe('noArticle')
  })
})

describe('around the text', () => {
  test('days on which something happened stay, the day of the page goes', async () => {
    const days = ['3 مارس 2026: بدأ الحفر في النفق', '9 أبريل 2026: وصول أول عربة من الميناء']
    const text = await textOf(
      `<article><h1>قطار الجبل</h1><p>الأحد 12 أبريل 2026 - 10:30</p>${paragraphs([...days, ...TEXT])}</article>`,
    )
    expectWhole(text)
    for (const day of days) expect(text).toContain(day)
    expect(text).not.toContain('12 أبريل')
  })

  test('a standfirst that the page tells stands above the text, once', async () => {
    const lead = 'ثلاث قرى ظلت قرونا بلا طريق تلتقي اليوم على سكة واحدة'
    const text = await textOf(
      `<header><h1>قطار الجبل</h1><div class="x1">${lead}</div></header><div class="article-body">${paragraphs()}</div>`,
      `<meta name="description" content="${lead}…">`,
    )
    expect(text.startsWith(lead)).toBe(true)
    expect(text.split(lead)).toHaveLength(2)
  })

  test('what is written under pictures is with the pictures, and a gallery’s is its text', async () => {
    const photo = (name: string) =>
      `<div class="photo-box"><img src="/${name}.jpg" alt=""><span class="photo-credit">${name} بعدسة هند الرحالة</span></div>`
    const article = await extraction.extract(
      page(`<article><h1>قطار الجبل</h1>${paragraphs()}${photo('النفق')}</article>`),
    )
    expectWhole(article.text)
    expect(article.text).not.toContain('هند')
    expect(article.html).toMatch(/<figcaption>النفق بعدسة هند الرحالة<\/figcaption>/)
    const gallery = ['النفق', 'الجسر', 'المحطة'].map(
      name => `<figure><img src="/${name}.jpg"><figcaption>${name}: ${TEXT[0]}</figcaption></figure>`,
    )
    expect(await textOf(`<article><h1>قطار الجبل</h1><p>${TEXT[1]}</p>${gallery.join('')}</article>`)).toContain(
      'الجسر',
    )
  })

  test('a line without a name is a caption alone with its picture, or between texts in other letters; above the text it is none', async () => {
    const [first = '', second = '', third = '', last = ''] = TEXT.map(text => `<p>${text}</p>`)
    const picture = '<img src="/train.jpg" width="600" height="400">'
    const article = await extraction.extract(
      page(
        `<h1>قطار الجبل</h1><div class="entry-content"><p>${picture}</p><p><em>حكاية سكة انتظرها الجبل أربعين سنة.</em></p>${first}` +
          `<div class="x1">${picture}<span>أول قطار في المحطة العليا</span></div>${second}` +
          `<p>${picture}</p><p><em>السائق أمام النفق القديم</em></p>${third}` +
          `<div>${picture}<p>كان الجسر القديم من خشب.</p></div>${last}</div>`,
      ),
    )
    expectWhole(article.text)
    expect(article.text).toContain('انتظرها الجبل')
    expect(article.text).toContain('من خشب')
    for (const caption of ['أول قطار في المحطة العليا', 'السائق أمام النفق القديم']) {
      expect(article.text).not.toContain(caption)
      expect(article.html).toMatch(new RegExp(`<figcaption>(?:<em>)?${caption}<`))
    }
  })

  test('who wrote it and how to reach the paper goes from the end, a last sentence in other letters does not', async () => {
    const end = (line: string) => textOf(`<h1>قطار الجبل</h1><div class="place">${paragraphs()}${line}</div>`)
    const call = '<p><em>راسلنا على news@page.example</em></p>'
    expect(await end(call)).not.toContain('راسلنا')
    expect(await end('<p><em>وعاد الأطفال قبل المغيب إلى بيوتهم.</em></p>')).toContain('قبل المغيب')
    const box =
      '<div class="app-section"><p>نزلوا تطبيقنا على الهاتف ليصلكم كل جديد عن قطارات الجبل قبل غيركم من القراء.</p></div>'
    expect(await end(box)).not.toContain('تطبيقنا')
    expect(await end(box.replace('app-section', 'last-part'))).toContain('تطبيقنا')
  })

  test('labels of advertisements and cards of other articles go, a link in a sentence stays', async () => {
    const card =
      '<div class="c7"><span>اقرأ أيضا</span><h5><a href="/b">حافلة الوادي</a></h5><span>خط جديد بين السوق والنهر</span></div>'
    const text = await textOf(
      `<article><h1>قطار الجبل</h1><p>${TEXT[0]}</p><p>إعلان</p><p>${TEXT[1]}</p>${card}<p>${TEXT[2]}</p>` +
        `<p>إعلان الرحلات القادمة <a class="popup" href="/t">يوم الخميس</a> في ساحة القرية الكبيرة.</p><p>${TEXT[3]}</p></article>`,
    )
    expectWhole(text)
    expect(text).toContain('إعلان الرحلات القادمة يوم الخميس')
    expect(text.split('\n')).not.toContain('إعلان')
    expect(text).not.toContain('حافلة الوادي')
  })

  test('a paragraph whose links lead to the paper’s own letters and channels goes, one that links to news of them stays', async () => {
    const calls = [
      '<p>رسالة كل صباح في بريدك: <a href="/newsletters/morning">من هنا</a></p>',
      '<p>أخبارنا أينما كنت، على <a href="https://t.me/paperexample">القناة</a>.</p>',
    ]
    const news = '<p>وكتب عنه <a href="/2026/a-newsletter-about-trains">صاحب رسالة عن القطارات</a> في العام الماضي.</p>'
    const [first = '', second = '', ...rest] = TEXT
    const text = await textOf(
      `<article><h1>قطار الجبل</h1>${paragraphs([first])}${calls[0]}${paragraphs([second])}${news}${calls[1]}${paragraphs(rest)}</article>`,
    )
    expectWhole(text)
    expect(text).toContain('صاحب رسالة عن القطارات')
    for (const words of ['كل صباح', 'أينما كنت']) expect(text).not.toContain(words)
  })

  test('an endless page ends where the next article begins, a live blog does not', async () => {
    const next =
      'وفي خبر آخر، عاد سرب اللقالق إلى برج الساعة بعد غياب طويل، وبنى أعشاشه فوق السقف القرميدي كما كان يفعل.'
    const article = (headline: string, text: string) => `<article><h1>${headline}</h1>${text}</article>`
    const text = await textOf(
      article('قطار الجبل', paragraphs()) + article('عودة اللقالق', paragraphs([next, next, next])),
    )
    expectWhole(text)
    expect(text).not.toContain('اللقالق')
    const updates = TEXT.map((update, hour) => `<article><h3>1${hour}:00</h3><p>${update}</p></article>`)
    expectWhole(await textOf(`<main><h1>قطار الجبل</h1>${updates.join('')}</main>`))
  })
})

test('what another page of the site says too goes, but for a line with figures between two of the article', async () => {
  const box = '<p>انضموا إلى قراء المحطة في رسالتها كل مساء</p>'
  const rates = (of: string) => `<p>سعر صرف الدرهم أمام اليورو اليوم ${of}</p>`
  const withBox = (texts: readonly string[], of: string) =>
    page(
      `<article><h1>قطار الجبل</h1>${box}${paragraphs(texts.slice(0, 2))}${rates(of)}${paragraphs(texts.slice(2))}</article>`,
    )
  const others = [
    withBox(
      TEXT.map(text => text.split(' ').toReversed().join(' ')),
      '10,61',
    ),
  ]
  const alone = await extraction.extract(withBox(TEXT, '10,74'))
  const { text } = await extraction.extract(withBox(TEXT, '10,74'), undefined, {}, others)
  expect(alone.text).toContain('رسالتها كل مساء')
  expectWhole(text)
  expect(text).not.toContain('رسالتها كل مساء')
  expect(text).toContain('اليوم 10,74')
})
