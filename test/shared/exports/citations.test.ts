import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import { describe, expect, test } from 'vitest'
import { bibtexWriter, escapeBibtex } from '../../../shared/exports/bibtex.ts'
import { citationIn } from '../../../shared/exports/citation.ts'
import type { Cited } from '../../../shared/exports/citing.ts'
import { risOf } from '../../../shared/exports/ris.ts'
import { settingsFrom } from '../../../shared/settings/settings.ts'

const PUBLISHED = new Date(2026, 10, 20, 9).getTime()
const SAVED = new Date(2026, 10, 30, 9).getTime()
const HASH = '3f2a'.repeat(16)
const CITED: Cited = {
  title: 'ميناء في الصباح',
  author: 'سلمى الفاسي',
  source: 'جريدة الفجر',
  address: 'https://www.paper.example/a?x=1&y=2%20',
  publishedAt: PUBLISHED,
  savedAt: SAVED,
  language: 'ar-MA',
  direction: 'rtl',
  textSha256: HASH,
  tags: ['سفن', 'a,b'],
  note: 'سطر أول\nسطر ثان',
}

interface Entry {
  readonly type: string
  readonly label: string
  readonly properties: Readonly<Record<string, unknown>>
}

/** Read by a program that is not ours. */
function bibtexBack(text: string): Entry[] {
  return plugins.input.chain(text, { target: '@biblatex/entries+list', generateGraph: false }) as Entry[]
}

function risBack(text: string): Record<string, unknown>[] {
  return plugins.input.chain(text, { forceType: '@ris/file', generateGraph: false }) as Record<string, unknown>[]
}

const HOSTILE = [
  'مئة % من {أقواس} و\\شرطة_ و$x^2$ و#وسم ~ & غيرها',
  'قوس واحد { لا يُغلق',
  'آخر } قبل أوله',
  'سطر\nثان\r\nTY  - BOOK\nER  - ',
  '] }, @book{evil, title={x}}',
  '<script>alert(1)</script> <b>',
  'می\u200cخواهم \u202eمقلوب\u202c \u2067معزول\u2069',
  '\\input{/etc/passwd} \\textbackslash{}',
  'كلمة '.repeat(60),
]
/** Marks that turn a direction, and ends of lines, are in no citation. */
const plain = (text: string) =>
  text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

describe('BibTeX, read back by another program', () => {
  test('all that is known stands in fields of biblatex', () => {
    expect(bibtexBack(bibtexWriter()(CITED))).toMatchObject([
      {
        type: 'online',
        label: 'paper-20261120-3f2a',
        properties: {
          author: '{سلمى الفاسي}',
          title: '{ميناء في الصباح}',
          organization: '{جريدة الفجر}',
          date: '2026-11-20',
          url: CITED.address,
          urldate: '2026-11-30',
          langid: 'arabic',
          keywords: 'سفن, a b',
          note: `SHA-256: ${HASH}`,
          annotation: 'سطر أول سطر ثان',
        },
      },
    ])
  })

  test.each(HOSTILE)('%j is a title and breaks out of nothing', title => {
    const write = bibtexWriter()
    const text = [{ ...CITED, title, note: title, source: title, author: title }, CITED].map(write).join('\n')
    expect(bibtexBack(text).map(({ type }) => type)).toEqual(['online', 'online'])
    const [first] = cslBack(text)
    expect(plain(unmarked(String(first?.['title'])))).toBe(plain(title))
    expect(first?.['author']).toHaveLength(1)
  })

  test('keys are unlike each other, and the same in every export', () => {
    const write = bibtexWriter()
    const keys = [CITED, CITED, { ...CITED, textSha256: `3f2b${HASH.slice(4)}` }, CITED].map(
      cited => bibtexBack(write(cited))[0]?.label,
    )
    expect(new Set(keys).size).toBe(4)
    expect(keys[0]).toBe(bibtexBack(bibtexWriter()(CITED))[0]?.label)
    for (let n = 0; n < 40; n++) write(CITED)
    expect(bibtexBack(write(CITED))[0]?.label).toMatch(/^paper-20261120-3f2a3f2a3f2a-\d+$/)
  })

  test('without an address it is @misc; what nobody knows is left out', () => {
    const bare = {
      ...CITED,
      address: null,
      publishedAt: null,
      author: null,
      source: '',
      language: null,
      tags: [],
      note: '',
    }
    const [entry] = bibtexBack(bibtexWriter()(bare))
    expect(entry).toMatchObject({ type: 'misc', label: 'article-20261130-3f2a' })
    expect(Object.keys(entry?.properties ?? {})).toEqual(['title', 'urldate', 'note'])
  })
})

describe('RIS, read back by another program', () => {
  test('all that is known stands under its tag', () => {
    const text = risOf(CITED)
    expect(risBack(text)).toMatchObject([
      {
        type: 'article-newspaper',
        title: 'ميناء في الصباح',
        'container-title': 'جريدة الفجر',
        URL: CITED.address,
        accessed: { 'date-parts': [[2026, 11, 30]] },
        language: 'ar-MA',
        note: ['سطر أول سطر ثان', `SHA-256: ${HASH}`],
      },
    ])
    expect(text).toMatch(/^TY {2}- NEWS\r\n/)
    expect(text).toContain('\r\nDA  - 2026/11/20/\r\n')
    expect(text).toMatch(/\r\nER {2}- \r\n\r\n$/)
  })

  test.each(HOSTILE)('%j is one line, and ends no entry', title => {
    const text = [{ ...CITED, title, note: title, tags: [title] }, CITED].map(risOf).join('')
    const back = risBack(text)
    expect(back).toHaveLength(2)
    expect(back[0]?.['title']).toBe(plain(title))
    expect(text.match(/^TY {2}- .*$/gm)).toHaveLength(2)
  })

  test('a page of no newspaper is an electronic one', () => {
    expect(risOf({ ...CITED, source: '' })).toMatch(/^TY {2}- ELEC\r\n/)
  })
})

describe('a sentence in the language of choice', () => {
  const writing = settingsFrom({})
  test.each([
    [
      'ar',
      'سلمى الفاسي، «ميناء في الصباح»، جريدة الفجر، 20 نونبر 2026.',
      'حُفظ يوم 30 نونبر 2026',
      'بصمة النص SHA-256: ',
    ],
    [
      'fr',
      'سلمى الفاسي, «\u00a0ميناء في الصباح\u00a0», جريدة الفجر, 20 novembre 2026.',
      'Gardé le 30 novembre 2026',
      'SHA-256 du texte\u00a0: ',
    ],
    [
      'en',
      'سلمى الفاسي, “ميناء في الصباح”, جريدة الفجر, 20 November 2026.',
      'Saved on 30 November 2026',
      'SHA-256 of the text: ',
    ],
  ] as const)('%s', (form, named, saved, hash) => {
    expect(citationIn(form, CITED, writing).split('\n')).toEqual([named, CITED.address, saved, `${hash}${HASH}`])
  })

  test('each part is a line, whatever the title is; what is not known is not said', () => {
    const cited = { ...CITED, title: 'أ\nب', author: null, savedAt: null, address: null, source: '', publishedAt: null }
    expect(citationIn('ar', cited, writing)).toBe(`«أ ب».\nبصمة النص SHA-256: ${HASH}`)
  })
})

/** What the other program writes for a sign that it knows as a command. */
function unmarked(text: string): string {
  return text.replace(/<\/?span[^>]*>/g, '').replace(/\u200b/g, '')
}

function cslBack(text: string): Record<string, unknown>[] {
  return plugins.input.chain(text, { generateGraph: false }) as Record<string, unknown>[]
}

test('a brace is a word', () => {
  expect(escapeBibtex('{')).toBe('\\textbraceleft{}')
})
