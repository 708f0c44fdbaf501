import { expect, test } from 'vitest'
import { readText, rss } from './reading.ts'

const read = (items: readonly string[], head = '') =>
  readText(rss(items.map((item, index) => `<item><guid>${index}</guid>${item}</item>`).join(''), head)).articles
const directions = (items: readonly string[], head = '') => read(items, head).map(({ direction }) => direction)

test('addresses in a message have no say in its direction', () => {
  const address = 'https://paper.example/%D8%A7%D9%84%D9%85%D9%8A%D9%86%D8%A7%D8%A1-a-long-address-of-the-quay'
  expect(
    directions([
      `<description>&lt;p&gt;يفتح الميناء غدا &lt;a href="${address}"&gt;${address}&lt;/a&gt;&lt;/p&gt;</description>`,
      '<title>خبز الشعير</title><description>المقادير أسفله: https://photos.example/kitchen.of.the.quay @kitchen_of_the_quay #KitchenOfTheQuay</description>',
    ]),
  ).toEqual(['rtl', 'rtl'])
})

test('in a paper that is read from the right a headline alone is too, when one word of it is', () => {
  const news = '<title>يفتح الميناء غدا</title><description>نص الخبر</description>'
  const headline = '<title>Galaxy S30 Ultra Max: مراجعة</title>'
  expect(directions([news, news, headline])).toEqual(['rtl', 'rtl', 'rtl'])
  expect(directions([news, news, '<title>Galaxy S30 Ultra Max</title>'])).toEqual(['rtl', 'rtl', 'ltr'])
})

test('a paper is not believed to be Arabic where none of its letters are', () => {
  const text = 'Le quai est ouvert, et les bateaux passent dans la nuit avec des lampes que le vent agite.'
  const [article] = read(
    [`<title>Le quai la nuit</title><description>${text}</description>`],
    '<language>ar</language>',
  )
  expect(article).toMatchObject({ direction: 'ltr', language: 'fr' })
})

test('a title of invisible characters is none', () => {
  const [article] = read(['<title>&#x200f;&#x2063;</title><description>أول الكلام</description>'])
  expect(article?.title).toBeNull()
})
