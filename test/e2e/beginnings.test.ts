// Pages that show everybody the beginning of an article, and pages that only look like it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchExtraction, type RunningExtraction } from './extraction.ts'

let extraction: RunningExtraction
beforeAll(async () => {
  extraction = await launchExtraction()
})
afterAll(() => extraction.close())

const ARABIC = [
  'نزل صانع الأوتار من الجبل قبل الفجر ومعه ثلاثة أعواد لم يسمعها أحد بعد، وقال إن خشبها جف في خمس سنوات كاملة.',
  'وفي سوق الآلات تجمع حوله العازفون، كل واحد يريد أن يجرب العود الأول، ولم يبع منها شيئا حتى غربت الشمس.',
]
const FRENCH = [
  'Le luthier est descendu de la montagne avant l’aube avec trois violons que personne n’avait encore entendus jouer.',
  'Au marché des instruments, les musiciens se sont pressés autour de lui, mais il n’a rien vendu avant le coucher du soleil.',
]

interface Given {
  readonly paragraphs: readonly string[]
  readonly behind?: string
  readonly told?: object
  readonly head?: string
  readonly around?: string
}

const LOCKED = { isAccessibleForFree: 'False' }

async function read({ paragraphs, behind = '', told = {}, head = '', around = '' }: Given) {
  const json = JSON.stringify({ '@context': 'https://schema.org', '@type': 'NewsArticle', ...told })
  const text = paragraphs.map(paragraph => `<p>${paragraph}</p>`).join('')
  const page = `<!doctype html><title>الأعواد الثلاثة</title>${head}<script type="application/ld+json">${json}</script>
<body><nav><a href="/">الأولى</a></nav><article><h1>الأعواد الثلاثة</h1><div class="article-body">${text}</div>${behind}</article>${around}</body>`
  return extraction.extract(page)
}

const many = (paragraphs: readonly string[]) => Array.from({ length: 8 }, (_, at) => `${paragraphs[at % 2]} ${at}`)

describe('the beginning alone', () => {
  test('the page says that not all is free, and words behind the text say who may read on', async () => {
    const behind = '<section><p><b>هذا المقال</b> مخصَّص للمشتركين</p><a href="/offers">اشترك الآن</a></section>'
    const article = await read({ paragraphs: ARABIC, behind, told: LOCKED })
    expect(article.isBeginning).toBe(true)
    expect(article.text).toContain('غربت الشمس')
    expect(article.text).not.toContain('للمشتركين')
  })

  test('a part of it, a tier in the head, what is left in hundredths', async () => {
    const behind = '<p>Il vous reste 75 % de cet article à lire. La suite est réservée aux abonnés.</p>'
    const told = { hasPart: { isAccessibleForFree: false, cssSelector: '.rest' } }
    expect((await read({ paragraphs: FRENCH, behind, told })).isBeginning).toBe(true)
    const head = '<meta property="article:content_tier" content="locked">'
    const article = await read({ paragraphs: FRENCH, behind, head })
    expect(article.isBeginning).toBe(true)
    expect(article.text).not.toContain('abonnés')
  })

  test('a named wall whose words a script brings, and far fewer words than are told', async () => {
    const behind = '<div class="inline-paywall"></div>'
    expect((await read({ paragraphs: ARABIC, behind, told: { wordCount: 620 } })).isBeginning).toBe(true)
  })

  test('dots at the end where the page says that not all is free', async () => {
    const cut = [FRENCH[0] ?? '', 'Au marché des instruments, les musiciens se sont pressés autour de…']
    expect((await read({ paragraphs: cut, told: LOCKED })).isBeginning).toBe(true)
  })

  test('the text told machines ends in dots, too', async () => {
    const articleBody = `${many(ARABIC).join('\n')}\nوفي سوق الآلات تجمع حوله العازفون…`
    expect((await read({ paragraphs: ARABIC, told: { ...LOCKED, articleBody } })).isBeginning).toBe(true)
  })
})

describe('the whole article', () => {
  test('that a script may lock: the page says so, the wall is hidden, all of the text is there', async () => {
    const told = { ...LOCKED, wordCount: 190, hasPart: { isAccessibleForFree: false, cssSelector: '.article-body' } }
    for (const hidden of ['hidden', 'style="display:none"', 'aria-hidden="true"']) {
      const behind = `<div class="paywall-container" ${hidden}><p>Abonnez-vous pour lire la suite</p></div>`
      expect((await read({ paragraphs: many(FRENCH), behind, told })).isBeginning, hidden).toBe(false)
    }
  })

  test('with a call to subscribe at the foot of the page, or in a sheet above it', async () => {
    const around = `<div class="modal"><p>اشترك لمتابعة القراءة</p></div><footer><p>محتوى المشتركين</p></footer>`
    expect((await read({ paragraphs: many(ARABIC), around, told: LOCKED })).isBeginning).toBe(false)
  })

  test('that speaks of subscriptions itself, in its last sentence', async () => {
    const paragraphs = [...ARABIC, 'وقال صاحب الجريدة إن القصة القادمة ستكون للمشتركين فقط.']
    const article = await read({ paragraphs })
    expect(article.isBeginning).toBe(false)
    expect(article.text).toContain('للمشتركين فقط')
  })

  test('that ends in dots of its own', async () => {
    const article = await read({ paragraphs: [...ARABIC, 'ثم عاد إلى الجبل، ولم يره أحد بعد ذلك اليوم…'] })
    expect(article.isBeginning).toBe(false)
  })

  test('whose count of words is one of letters', async () => {
    expect((await read({ paragraphs: many(ARABIC), told: { wordCount: 1200 } })).isBeginning).toBe(false)
  })
})
