import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { CATALOGUE_SECTIONS, problemsOf } from '../../../shared/contract/catalogue.ts'
import { createTranslate } from '../../../shared/locales/translator.ts'
import { problemsIn } from '../../../tools/check-catalogue.mjs'

const OWN = join(import.meta.dirname, '../../../assets/catalogue.json')

const feed = { section: 'sport', url: 'https://a.example/feed' }
const source = { id: 'a', title: 'جريدة', homepage: 'https://a.example/', language: 'ar', country: 'MA', feeds: [feed] }

test('the catalogue that comes with the app is sound', async () => {
  expect(await problemsIn(OWN)).toEqual([])
})

test('the script says what is wrong with a file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-catalogue-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'catalogue.json')
  writeFileSync(file, JSON.stringify({ sources: [source, source] }))

  expect(await problemsIn(file)).toEqual([
    'the id a is there twice',
    'the address https://a.example/feed is there twice',
  ])
})

test.each([
  ['no list', { sources: null }, 'there is no list of sources'],
  ['no title', { ...source, title: ' ' }, 'a has no sound title'],
  ['a title that turns others around', { ...source, title: 'a\u202eb' }, 'a has no sound title'],
  ['an unknown language', { ...source, language: 'xx' }, 'a is in an unknown language: xx'],
  ['an unknown country', { ...source, country: 'QQ' }, 'a is from an unknown country: QQ'],
  ['no feeds', { ...source, feeds: [] }, 'a has no feeds'],
  ['an unknown section', { ...source, feeds: [{ ...feed, section: 'weather' }] }, 'a has an unknown section: weather'],
  ['a script for an address', { ...source, feeds: [{ ...feed, url: 'javascript:0' }] }, /without a sound address/],
  ['a fragment', { ...source, feeds: [{ ...feed, url: 'https://a.example/#b' }] }, /without a sound address/],
  ['a part without a name', { ...source, feeds: [feed, { ...feed, url: 'https://a.example/b' }] }, /part without/],
  ['an unsure suggestion', { ...source, suggested: true, feeds: [{ ...feed, unsure: true }] }, /feed is unsure/],
  ['a field nobody reads', { ...source, note: 'x' }, 'a has an unknown field: note'],
])('%s is refused', (_name, given, problem) => {
  const catalogue = 'sources' in given ? given : { sources: [given] }
  expect(problemsOf(catalogue)).toEqual([typeof problem === 'string' ? problem : expect.stringMatching(problem)])
})

test('every section has a name in every language', () => {
  for (const language of ['ar', 'fr', 'en'] as const) {
    const names = CATALOGUE_SECTIONS.map(section => createTranslate(language)(`catalogue.sections.${section}`))
    expect(new Set(names).size).toBe(CATALOGUE_SECTIONS.length)
  }
})
