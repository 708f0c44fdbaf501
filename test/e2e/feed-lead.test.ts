// What the feed said of an article tells which of the texts on its page it is, and where it begins.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchExtraction, type RunningExtraction } from './extraction.ts'

let extraction: RunningExtraction
beforeAll(async () => {
  extraction = await launchExtraction()
})
afterAll(() => extraction.close())

const LEAD = 'وجد صياد من أهل الخليج جرسا قديما في شبكته، وعليه كتابة لم يقرأها أحد في القرية كلها.'
const OWN = [
  'حمل الصياد الجرس إلى بيت المعلم الذي نظفه بالليمون والملح، فظهرت عليه صورة سفينة بثلاثة أشرعة.',
  'وقال المعلم إن السفينة غرقت قبل مئة عام وإن أحدا لم ينج منها سوى طباخها، وكان جد الصياد نفسه.',
  'وعُلّق الجرس في مدرسة القرية، ويقرعه كل صباح أصغر التلاميذ سنا، ولو كان قصيرا لا يبلغ الحبل.',
]
const OTHER = [
  'En haut du col, les bergers ont allumé trois feux pour dire au village que les bêtes étaient arrivées saines et sauves.',
  'La neige était tombée plus tôt que d’habitude et deux chiens manquaient encore quand la nuit est venue sur la montagne.',
  'On les a retrouvés au matin devant la porte de la chapelle, couchés l’un contre l’autre, avec un agneau entre leurs pattes.',
]
const SUMMARY = `${LEAD.slice(0, 70)} […]`
const paragraphs = (texts: readonly string[]) => texts.map(text => `<p>${text}</p>`).join('')
const page = (body: string) => `<!doctype html><title>Le Golfe</title><body><main>${body}</main></body>`

test('of two texts on a page it is the one that begins as the feed’s does, under the headline that the feed gave', async () => {
  const body =
    `<section><h1>جرس في الشبكة</h1><div>${paragraphs([LEAD, ...OWN])}</div></section>` +
    `<section><h1>Trois feux au col</h1><div class="article-body">${paragraphs(OTHER)}</div></section>`
  const told = await extraction.extract(page(body), undefined, { title: 'جرس في الشبكة', summary: SUMMARY })
  expect(told.title).toBe('جرس في الشبكة')
  expect(told.text.split('\n')).toEqual([LEAD, ...OWN])
  const untold = await extraction.extract(page(body))
  expect(untold.text).toContain(OTHER[0])
})

test('its first words come back from above the text, wherever they stand there', async () => {
  const body = (above: string) =>
    `<h1>جرس في الشبكة</h1><div><div class="summary-row">${above}</div></div><div class="article-body">${paragraphs(OWN)}</div>`
  const lead = `<div>${LEAD}</div>`
  const feed = { title: 'جرس في الشبكة', summary: SUMMARY }
  const bare = body(`${'<span></span>'.repeat(400)}${lead}`)
  expect((await extraction.extract(page(bare), undefined, feed)).text.split('\n')[0]).toBe(LEAD)
  expect((await extraction.extract(page(bare))).text).not.toContain(LEAD)
  // A box that leads to another article has such words, too.
  const linked = body(`${'<span></span>'.repeat(400)}<aside>${lead}</aside>`)
  expect((await extraction.extract(page(linked), undefined, feed)).text).not.toContain(LEAD)
})

test('a feed without a summary of its own gives its headline again, and nothing is added', async () => {
  const title = 'جرس قديم في شبكة صياد من أهل الخليج عليه كتابة لم يقرأها أحد'
  const body = `<div><div class="crumbs">الخليج: ${title}</div></div><h1>${title}</h1><div class="article-body">${paragraphs([LEAD, ...OWN])}</div>`
  const { text } = await extraction.extract(page(body), undefined, { title, summary: title })
  expect(text.split('\n')).toEqual([LEAD, ...OWN])
})
