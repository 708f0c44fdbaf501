// What an article is made of besides paragraphs keeps its form: recipes, verse, galleries, interviews, live blogs, lists.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Extraction, launchExtraction, type RunningExtraction } from './extraction.ts'

let extraction: RunningExtraction
beforeAll(async () => {
  extraction = await launchExtraction()
})
afterAll(() => extraction.close())

const ARABIC = 'تعلّم هذا من جدته في قرية على سفح الجبل، ويعيده كل جمعة أمام أهل الحي قبل أن تشرق الشمس بساعة.'
const FRENCH =
  'Elle tient cela de sa grand-mère, qui le faisait chaque vendredi pour tout le village avant le lever du soleil.'

function read(title: string, body: string): Promise<Extraction> {
  return extraction.extract(`<!doctype html><title>${title}</title>
<body><header><nav><a href="/">الأولى</a><a href="/news">أخبار</a></nav></header>
<main><article><h1>${title}</h1>${body}</article></main><footer>© 2026</footer></body>`)
}

const linesOf = ({ text }: Extraction) => text.split('\n')
/** Markup without names and white space between blocks. */
const bare = ({ html }: Extraction) => html.replace(/ class="[^"]*"/g, '').replace(/>\s+</g, '><')

describe('recipes keep what is needed and every step', () => {
  test('in lists', async () => {
    const needed = ['كوبان من الدقيق', 'ملعقة ملح', 'خميرة']
    const steps = ['اخلط الدقيق والملح.', 'اتركه ساعة.', 'اخبزه على حجر ساخن حتى يحمر وجهه من كل جهة.']
    const items = (lines: readonly string[]) => lines.map(line => `<li>${line}</li>`).join('')
    const article = await read(
      'خبز السفح',
      `<p>${ARABIC}</p><div class="recipe-card"><h2>المقادير</h2><ul>${items(needed)}</ul><h2>الطريقة</h2><ol>${items(steps)}</ol></div>`,
    )
    expect(linesOf(article)).toEqual([ARABIC, 'المقادير', ...needed, 'الطريقة', ...steps])
    expect(bare(article)).toContain(`<ul>${items(needed)}</ul>`)
    expect(bare(article)).toContain(`<ol>${items(steps)}</ol>`)
  })

  test('with boxes to tick, and in steps of a few words', async () => {
    const needed = ['500 g de farine', 'une pincée de sel', 'levure']
    const ticks = needed.map(line => `<li><input type="checkbox"><label>${line}</label></li>`).join('')
    const steps = ['Mélanger la farine et le sel.', 'Pétrir dix minutes.', 'Cuire.']
    const boxes = steps.map((line, at) => `<div class="step"><h3>Étape ${at + 1}</h3><p>${line}</p></div>`).join('')
    const article = await read(
      'Pain de la montagne',
      `<p>${FRENCH}</p><div class="tasty-recipes"><h2>Ingrédients</h2><div class="ingredients-body"><ul>${ticks}</ul></div><h2>Préparation</h2>${boxes}</div>`,
    )
    const told = steps.flatMap((line, at) => [`Étape ${at + 1}`, line])
    expect(linesOf(article)).toEqual([FRENCH, 'Ingrédients', ...needed, 'Préparation', ...told])
  })
})

describe('verse keeps its lines and stanzas', () => {
  const stanzas = [
    ['يا نهر قف', 'فالليل طويل'],
    ['يا نهر عد', 'فالبيت بعيد'],
    ['يا نهر قل', 'من أين أتيت'],
  ]

  test('in line breaks, without one sentence on the page', async () => {
    const body = stanzas.map(lines => `<p>${lines.join('<br>')}</p>`).join('')
    const article = await read('نشيد النهر', `<div class="poem-text">${body}</div>`)
    expect(linesOf(article)).toEqual(stanzas.flat())
    expect(bare(article)).toContain(body)
  })

  test('in lines that only a style shows', async () => {
    const lines = ['Ô puits qui ne tarit', 'sous la lune pleine', '', 'garde le visage', 'de l’enfant qui boit']
    for (const opened of ['<p style="white-space: pre-line">', '<p class="stanza">']) {
      const article = await read('Le puits', `<p>${FRENCH}</p>${opened}${lines.join('\n')}</p><p>${FRENCH} Bis.</p>`)
      expect(linesOf(article).slice(1, -1), opened).toEqual(lines.filter(line => line !== ''))
      expect(article.html).toMatch(/tarit<br>sous la lune pleine(?:<br><br>|<\/p><p>)garde le visage<br>de/)
    }
  })

  test('set as it is written, in half-lines, and no other text is broken', async () => {
    const halves = `<div class="verse"><span>سلام على البئر التي لا تجف</span> <span>وفيها من الليل بعض النجوم</span></div>`
    const wrapped = `<p style="white-space: nowrap">${ARABIC.replace(' في ', '\nفي ')}</p>`
    const pre = '<pre>ينزل الدلو\n   بلا صوت</pre>'
    const article = await read('البئر', `${wrapped}${halves}${halves}${pre}<p>${ARABIC}</p>`)
    const verse = 'سلام على البئر التي لا تجف وفيها من الليل بعض النجوم'
    expect(linesOf(article)).toEqual([ARABIC, verse, verse, 'ينزل الدلو', 'بلا صوت', ARABIC])
    expect(article.html).toContain('ينزل الدلو\n   بلا صوت')
  })
})

describe('galleries keep each picture with its caption, in order', () => {
  const arabic = ['القمة الأولى كما تظهر من القرية', 'راعٍ يعبر الثلج مع قطيعه', 'كوخ بلا سقف']
  const french = ['Le premier sommet vu du village', 'Un berger traverse la neige', 'Une cabane sans toit']
  const shown = ({ html }: Extraction) =>
    [...html.matchAll(/s(\d)\.jpg|<figcaption>([^<]*)/g)].map(([, picture, caption]) => caption ?? Number(picture))
  const inTurn = (captions: readonly string[]) => captions.flatMap((caption, at) => [at + 1, caption])

  test('figures under two words', async () => {
    const figures = arabic.map(
      (caption, at) =>
        `<figure><img src="/s${at + 1}.jpg" width="900" height="600"><figcaption>${caption}</figcaption></figure>`,
    )
    const article = await read('صور الجبل', `<p>صور من الجبل في أول الشتاء، التقطها راعٍ.</p>${figures.join('')}`)
    expect(shown(article)).toEqual(inTurn(arabic))
    expect(linesOf(article).slice(1)).toEqual(arabic)
    expect(article.pictures).toHaveLength(3)
  })

  test('in a list that stays one', async () => {
    const items = arabic.map(
      (caption, at) =>
        `<li><a href="https://paper.example/l${at}.jpg"><img src="/s${at + 1}.jpg" width="600" height="400"></a><span class="caption">${caption}</span></li>`,
    )
    const article = await read('صور الجبل', `<p>${ARABIC}</p><ul class="gallery">${items.join('')}</ul>`)
    expect(shown(article)).toEqual(inTurn(arabic))
    expect(bare(article)).toMatch(/<ul>(?:<li><figure>.*?<\/figure><\/li>){3}<\/ul>/)
  })

  test('as themes of blogs write them', async () => {
    const items = french.map(
      (caption, at) =>
        `<dl class="gallery-item"><dt><a href="https://paper.example/page${at}/"><img src="/s${at + 1}.jpg" width="600" height="400"></a></dt><dd class="wp-caption-text">${caption}</dd></dl>`,
    )
    const article = await read('La montagne', `<p>${FRENCH}</p><div class="gallery">${items.join('')}</div>`)
    expect(shown(article)).toEqual(inTurn(french))
    expect(bare(article)).not.toMatch(/<d[dtl]/)
  })

  test('slides with a headline and a text each', async () => {
    const slides = french.map(
      (caption, at) =>
        `<div class="slide"><h3>${at + 1}</h3><img src="/s${at + 1}.jpg" width="600" height="400"><p>${caption}, tôt un matin d’hiver.</p></div>`,
    )
    const article = await read('La montagne', slides.join(''))
    const told = french.flatMap((caption, at) => [String(at + 1), `${caption}, tôt un matin d’hiver.`])
    expect(linesOf(article)).toEqual(told)
    expect([...article.html.matchAll(/s\d\.jpg/g)].map(String)).toEqual(['s1.jpg', 's2.jpg', 's3.jpg'])
  })
})

describe('interviews keep questions and answers, the shortest too', () => {
  const arabic = [
    ['متى صنعت قاربك الأول؟', 'وأنا ابن اثنتي عشرة سنة، من خشب سفينة غرقت أمام بيتنا في شتاء قديم.'],
    ['وهل ما زال في البحر؟', 'لا.'],
    ['ومن علّمك؟', 'أبي.'],
  ] as const
  const french = [
    ['Quand avez-vous commencé ?', 'À douze ans, avec le bois d’un navire échoué devant chez nous un hiver.'],
    ['Et depuis ?', 'Jamais arrêté.'],
    ['Pourquoi ?', 'Par plaisir.'],
  ] as const

  test('in bold', async () => {
    const body = arabic.map(([asked, said]) => `<p><strong>${asked}</strong></p><p>${said}</p>`).join('')
    const article = await read('حوار مع صانع القوارب', `<p>${ARABIC}</p>${body}`)
    expect(linesOf(article)).toEqual([ARABIC, ...arabic.flat()])
    expect(bare(article)).toContain(body)
  })

  test('in lines of one block, by who speaks', async () => {
    const body = arabic.map(([asked, said]) => `<b>الجريدة:</b> ${asked}<br><b>النجار:</b> ${said}`).join('<br>')
    const article = await read('حوار قصير', `<p>${ARABIC}</p><p>${body}</p>`)
    expect(linesOf(article).slice(1)).toEqual(
      arabic.flatMap(([asked, said]) => [`الجريدة: ${asked}`, `النجار: ${said}`]),
    )
  })

  test('as terms and what is said of them', async () => {
    const body = `<dl>${french.map(([asked, said]) => `<dt>${asked}</dt><dd>${said}</dd>`).join('')}</dl>`
    const article = await read('Entretien', `<p>${FRENCH}</p>${body}`)
    expect(linesOf(article)).toEqual([FRENCH, ...french.flat()])
    expect(bare(article)).toContain(body)
  })

  test('under headings', async () => {
    const body = french.map(([asked, said]) => `<h3>${asked}</h3><p>${said}</p>`).join('')
    const article = await read('Entretien', `<p>${FRENCH}</p>${body}`)
    expect(bare(article)).toContain(body)
  })
})

describe('live blogs keep the hour of each entry, and every entry', () => {
  const arabic = [
    ['14:30', 'عاد المرور إلى الجسر الشمالي بعد أن انخفض الماء مترين كاملين في ساعة واحدة.'],
    ['13:05', 'غادر أهل الحي القديم بيوتهم.'],
    ['11:50', 'ارتفع الماء.'],
  ] as const
  const french = [
    ['18h', 'Les bureaux ont fermé et le dépouillement a commencé dans tous les villages du lac.'],
    ['17h20', 'Longue file.'],
    ['16h05', 'Les dernières urnes sont arrivées à dos de mulet après six heures de marche.'],
  ] as const

  test('behind an introduction', async () => {
    const entries = arabic.map(
      ([hour, said]) =>
        `<div class="post live-entry"><time>${hour}</time><h2>خبر ${hour}</h2><p>${said}</p><div class="share-buttons"><a href="#">شارك</a></div></div>`,
    )
    const article = await read('مباشر: فيضان', `<p>${ARABIC}</p><div class="live-feed">${entries.join('')}</div>`)
    expect(linesOf(article)).toEqual([ARABIC, ...arabic.flatMap(([hour, said]) => [hour, `خبر ${hour}`, said])])
  })

  test('without one: the first hour is no date of the page', async () => {
    const entries = arabic.map(([hour, said]) => `<div class="update"><time>${hour}</time><p>${said}</p></div>`)
    expect(linesOf(await read('مباشر: فيضان', entries.join('')))).toEqual(arabic.flat())
  })

  test('each an article of its own', async () => {
    const entries = arabic.map(
      ([hour, said]) =>
        `<article class="live-post"><time>${hour}</time><div class="live-post-body"><p>${said}</p></div></article>`,
    )
    expect(linesOf(await read('مباشر: فيضان', `<p>${ARABIC}</p>${entries.join('')}`))).toEqual([
      ARABIC,
      ...arabic.flat(),
    ])
  })

  test('in a list, and as terms', async () => {
    const items = french.map(
      ([hour, said]) => `<li class="update"><span class="time">${hour}</span><p>${said}</p></li>`,
    )
    const article = await read('Direct', `<p>${FRENCH}</p><ul class="liveblog">${items.join('')}</ul>`)
    expect(linesOf(article)).toEqual([FRENCH, ...french.flat()])
    const terms = french.map(([hour, said]) => `<dt>${hour}</dt><dd>${said}</dd>`).join('')
    expect(linesOf(await read('Direct', `<dl>${terms}</dl>`))).toEqual(french.flat())
  })
})

describe('ranked lists keep their order, headings and what is said of each', () => {
  const arabic = [
    ['5. جزيرة القمر', 'أجملها.'],
    ['4. جزيرة الأطفال', 'سميت كذلك لأن كبارها يسافرون كل صيف ولا يعودون قبل المطر.'],
    ['3. جزيرة الملح', 'لا ماء فيها.'],
  ] as const
  const french = [
    ['Île aux mouettes', 'Une petite île où ne vit qu’un pêcheur avec ses trois chiens et un phare éteint.'],
    ['Île de sel', 'Sans eau.'],
    ['Île de la lune', 'La plus belle.'],
  ] as const

  test('under headings with a picture each', async () => {
    const body = arabic.map(
      ([name, said], at) => `<h2>${name}</h2><img src="/i${at}.jpg" width="800" height="500"><p>${said}</p>`,
    )
    const article = await read('ثلاث جزر', `<p>${ARABIC}</p>${body.join('')}`)
    expect(linesOf(article)).toEqual([ARABIC, ...arabic.flat()])
    expect(bare(article).match(/<h2>|i\d\.jpg/g)).toEqual(['<h2>', 'i0.jpg', '<h2>', 'i1.jpg', '<h2>', 'i2.jpg'])
  })

  test('numbered by the browser, with links', async () => {
    const items = french.map(
      ([name, said]) => `<li><h3><a href="https://isles.example/${name.length}">${name}</a></h3><p>${said}</p></li>`,
    )
    const article = await read('Trois îles', `<p>${FRENCH}</p><ol>${items.join('')}</ol>`)
    expect(linesOf(article)).toEqual([FRENCH, ...french.flat()])
    expect(bare(article)).toMatch(/<ol>(?:<li><h3><a [^>]*>[^<]*<\/a><\/h3><p>[^<]*<\/p><\/li>){3}<\/ol>/)
  })

  test('as a table', async () => {
    const rows = arabic.map(([name], at) => `<tr><td>${name}</td><td>${30 - at}</td></tr>`).join('')
    const article = await read(
      'ترتيب الجزر',
      `<p>${ARABIC}</p><table><tr><th>الجزيرة</th><th>النقاط</th></tr>${rows}</table>`,
    )
    expect(linesOf(article).slice(1)).toEqual([
      'الجزيرة',
      'النقاط',
      ...arabic.flatMap(([name], at) => [name, String(30 - at)]),
    ])
  })
})
