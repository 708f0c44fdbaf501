// The rules of the extractor on pages of our own, in the browser whose parser they rely on.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Extraction, launchExtraction, type RunningExtraction } from './extraction.ts'

let extraction: RunningExtraction
beforeAll(async () => {
  extraction = await launchExtraction()
})
afterAll(() => extraction.close())

const pageOf = (name: string) => readFileSync(join(import.meta.dirname, '../fixtures/pages', name))

describe('an Arabic page with everything around its article', () => {
  let article: Extraction
  beforeAll(async () => {
    article = await extraction.extract(pageOf('furniture-around-arabic.html'), 'https://hill.example/news/minaret')
  })

  test('gives headline, author, paper, day, language and direction', () => {
    expect(article).toMatchObject({
      title: 'المنارة تضيء من جديد',
      byline: 'سلمى التلية',
      source: 'جريدة التل',
      publishedAt: Date.UTC(2026, 10, 18, 9, 30),
      language: 'ar',
      direction: 'rtl',
    })
  })

  test('keeps every paragraph, sub-heading, quote and table', () => {
    for (const words of [
      'عاد ضوء المنارة',
      'العدسة صُنعت',
      'منتصف الليل',
      'نافذة كبيرة',
      'تفتح المنارة',
      'القطط تنتظر',
    ]) {
      expect(article.text).toContain(words)
    }
    expect(article.html).toMatch(/<h2>ليلة على الصخور<\/h2>/)
    expect(article.html).toMatch(/<blockquote>/)
    expect(article.html).toMatch(/<th>عدد القوارب<\/th>/)
  })

  test('leaves out headlines of others, boxes, bars, comments and questions', () => {
    const foreign = [
      'سوق السمك',
      'عناوين كثيرة',
      'الرئيسية',
      'اقرأ أيضا',
      'سنواته السبع',
      'شارك',
      'ذات صلة',
      'أسعار السمك',
    ]
    for (const words of [
      ...foreign,
      'تعليق طويل',
      'الأكثر قراءة',
      'قرأه كثيرون',
      'الارتباط',
      'الحقوق',
      'نُشر يوم',
      'بقلم',
    ]) {
      expect(article.text, words).not.toContain(words)
    }
  })

  test('wakes lazy pictures, keeps captions, and puts the lead picture first', () => {
    expect(article.pictures).toEqual([
      'https://hill.example/pictures/minaret.jpg',
      'https://hill.example/pictures/stairs.jpg',
    ])
    expect(article.html).toMatch(/<figcaption>المنارة كما يراها الصيادون عند الغروب<\/figcaption>/)
    expect(article.html).not.toContain('data:')
  })

  test('turns a film into a card with a link, and keeps what a post says', () => {
    expect(article.html).not.toMatch(/<iframe/)
    expect(article.html).toMatch(
      /<figure><p><a href="https:\/\/www\.youtube\.com\/watch\?v=abcdefghijk">المنارة من القارب<\/a><\/p><\/figure>/,
    )
    expect(article.text).toContain('رأيت الضوء من الضفة الأخرى')
    expect(article.html).toContain('https://twitter.com/sailor/status/1')
  })
})

test('a French page that says nothing about itself: language, Hijri day and author are read in its text', async () => {
  const article = await extraction.extract(pageOf('french-hijri-no-language.html'), 'https://collines.example/marche')
  expect(article).toMatchObject({
    title: 'Le marché couvert rouvre',
    byline: 'Inès Delcolline',
    publishedAt: Date.UTC(2025, 7, 12),
    language: 'fr',
    direction: 'ltr',
  })
  expect(article.text).not.toMatch(/lire aussi|gare perdue|Abonnez|صفر|Delcolline/)
  expect(article.text).toContain('première quittance')
})

test('H-15 relative addresses start at the page, or where its base says; other schemes lead nowhere new', async () => {
  const paragraph =
    '<p>سارت القافلة ثلاثة أيام في طريق لم يعرفه أحد من أهلها، وكان الدليل يعد النجوم ثم ينام قبل الجميع.</p>'
  const body = `<article><h1>القافلة</h1>${paragraph.repeat(6)}<p>وفي <a href="road">الطريق</a> صورة <img src="p/1.jpg"></p></article>`
  const plain = await extraction.extract(`<title>القافلة</title>${body}`, 'https://a.example/news/1')
  expect(plain.html).toContain('href="https://a.example/news/road"')
  expect(plain.pictures).toEqual(['https://a.example/news/p/1.jpg'])
  const based = await extraction.extract(`<base href="/deep/x/">${body}`, 'https://a.example/news/1')
  expect(based.html).toContain('href="https://a.example/deep/x/road"')
  const hostile = await extraction.extract(`<base href="app://reader/">${body}`, 'https://a.example/news/1')
  expect(hostile.html).toContain('href="https://a.example/news/road"')
})

test('a page that is read again and again is the same article each time', async () => {
  const words =
    'خرج الغواص من الماء وفي يده صدفة بيضاء كبيرة، وجلس على الصخرة حتى جفّ شعره ثم فتحها أمام أصحابه الأربعة.'
  const day =
    '<div><p><time datetime="2026-11-20">20 نوفمبر 2026</time></p></div><figure><img src="/shell.jpg"></figure>'
  const page = `<article>${day.repeat(8)}<div><p>بقلم سعيد الطويل</p></div><h1>الصدفة</h1>${`<p>${words}</p>`.repeat(5)}</article>`
  const texts = new Set<string>()
  for (let turn = 0; turn < 80; turn++) texts.add((await extraction.extract(page)).text)
  expect([...texts]).toEqual([Array.from({ length: 5 }, () => words).join('\n')])
})

describe('how a sentence begins is no reason to take it out', () => {
  const LONG =
    'خرج أهل الواحة قبل شروق الشمس يحملون السلال والحبال إلى النخيل العالي، وبدأ موسم جني التمر الذي ينتظره الصغار والكبار كل سنة.'
  const pageWith = (paragraphs: readonly string[]) =>
    `<html lang="ar" dir="rtl"><title>موسم التمر</title><body><article><h1>موسم التمر</h1>${paragraphs
      .map(paragraph => `<p>${paragraph}</p>`)
      .join('')}</article></body></html>`

  test('in the middle, at the end, and before the first paragraph', async () => {
    const odd = [
      'كتب شيخ الواحة على لوح قديم: هذا عام التمر.',
      'شارك مئة شاب في صعود النخيل الطويل.',
      'إعلان الأسعار سيكون بعد صلاة العصر.',
      'تعليقات التجار كانت قليلة هذا العام.',
      'انضم إلى القافلة تاجر من الجنوب.',
      'وسوم الإبل تميز القوافل بعضها عن بعض.',
    ]
    const [first = '', second = '', third = '', fourth = '', fifth = '', sixth = ''] = odd
    const page = pageWith([first, LONG, second, LONG, third, fourth, LONG, fifth, LONG, sixth])
    const { text, byline } = await extraction.extract(Buffer.from(page), 'https://oasis.example/news/1')
    for (const sentence of odd) expect(text).toContain(sentence)
    expect(byline).toBeNull()
  })

  test('a line that could name an author goes where the page says that it does, and stays elsewhere', async () => {
    const plain = await extraction.extract(Buffer.from(pageWith(['تحرير المرفأ القديم', LONG, LONG, LONG])))
    expect(plain.text).toContain('تحرير المرفأ القديم')
    const marked = pageWith(['<span class="author">كتب سعيد الطويل</span>', LONG, LONG, LONG])
    const { text, byline } = await extraction.extract(Buffer.from(marked))
    expect(byline).toBe('سعيد الطويل')
    expect(text).not.toContain('سعيد الطويل')
  })

  test('what only asks for something goes all the same, and so does a byline', async () => {
    const page = pageWith([
      'بقلم: سلمى التلية',
      LONG,
      LONG,
      'شارك المقال',
      LONG,
      LONG,
      'تابعونا على كل الصفحات لتصلكم أخبارنا',
    ])
    const { text, byline } = await extraction.extract(Buffer.from(page), 'https://oasis.example/news/2')
    expect(byline).toBe('سلمى التلية')
    for (const words of ['بقلم', 'شارك', 'تابعونا']) expect(text).not.toContain(words)
  })
})

describe('pictures of pages', () => {
  const PARAGRAPH =
    '<p>خرج الصيادون قبل الفجر من المرسى القديم، وعادوا مع أول الشمس بسلال ثقيلة لم يروا مثلها منذ عشر سنوات كاملة.</p>'
  const page = (inside: string, head = '') =>
    `<html lang="ar" dir="rtl"><head><title>سلال المرسى القديم</title>${head}</head><body><article><h1>سلال المرسى القديم</h1>` +
    `${PARAGRAPH.repeat(3)}${inside}${PARAGRAPH.repeat(3)}</article></body></html>`
  const lead = (address: string) => `<meta property="og:image" content="${address}">`

  test('of AMP are pictures, and its frames are links', async () => {
    const { html, pictures } = await extraction.extract(
      page(
        '<amp-img src="/p/boat.jpg" width="1200" height="675" alt="قارب"></amp-img>' +
          '<figure><amp-img src="/p/net.jpg"><noscript><img src="/p/net.jpg"></noscript></amp-img><figcaption>شبكة</figcaption></figure>' +
          '<amp-iframe src="https://www.youtube.com/embed/abcdefghijk"></amp-iframe>',
      ),
    )
    expect(pictures).toEqual(['https://paper.example/p/boat.jpg', 'https://paper.example/p/net.jpg'])
    expect(html.match(/<img/g)).toHaveLength(2)
    expect(html).toContain('href="https://www.youtube.com/watch?v=abcdefghijk"')
  })

  test('with one file name in two folders are two, and one in two sizes is one', async () => {
    const [one, other] = ['https://cdn.example/a/1/large.jpg', 'https://cdn.example/b/2/large.jpg']
    const two = await extraction.extract(
      page(`<figure><img src="${other}"><figcaption>سلة</figcaption></figure>`, lead(one)),
    )
    expect(two.pictures).toEqual([one, other])
    const sized = '/_next/image?url=https%3A%2F%2Fcdn.example%2Fa%2F1%2Flarge.jpg&amp;w=640&amp;q=75'
    const same = await extraction.extract(page(`<figure><img src="${sized}"></figure>`, lead(one)))
    expect(same.pictures).toEqual([`https://paper.example${sized.replaceAll('&amp;', '&')}`])
  })

  test('of an author lead nothing, and an emoji is a letter', async () => {
    const { text, pictures } = await extraction.extract(
      page(
        '<p>عاد الصيد <img class="emoji" src="https://s.w.org/images/core/emoji/15.0.3/72x72/1f41f.png" alt="🐟"> إلى المرسى القديم بعد غياب طويل، واحتفل الناس به على الرصيف حتى المساء.</p>' +
          '<figure><img data-src="/p/fish-900x600.jpg" src="data:,"></figure>',
        lead('https://secure.gravatar.com/avatar/0a1b?s=400'),
      ),
    )
    expect(pictures).toEqual(['https://paper.example/p/fish-900x600.jpg'])
    expect(text).toContain('الصيد 🐟 إلى')
  })

  test('what is taken off between two lines leaves them two', async () => {
    const inside =
      '<div>رست القوارب عند الرصيف الطويل قبل أن يشتد الموج<div class="share-buttons">شارك</div>وبقي الصيادون على ظهورها حتى هدأ البحر تماما</div>'
    const { text } = await extraction.extract(page(inside))
    expect(text).toContain('يشتد الموج\nوبقي الصيادون')
  })
})
