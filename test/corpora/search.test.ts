// Known articles of real newspapers, looked for by their headlines as they are typed, without articles, by three rare words;
// and by other forms of those words that the same newspapers print, of one stem after Snowball's list.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Store } from '../../electron/records/store.ts'
import { openStore } from '../../electron/store/store.ts'
import { fold } from '../../shared/arabic/fold.ts'
import { searchWish } from '../../shared/contract/search.ts'
import { searchStem } from '../../shared/search/stems.ts'
import { temporaryFolder } from '../store/world.ts'
import { overCorpus } from './corpus.ts'
import { readCorpus } from './story-scores.ts'

const PATIENCE = 600_000
const SPELLINGS = ['exactTitle', 'lazySpelling', 'tashkeel', 'noArticle', 'threeRareWords'] as const
type Item = Readonly<Record<(typeof SPELLINGS)[number] | 'target', string>>

/** Share of targets in the first place, and among the first ten. */
interface Score {
  readonly first: number
  readonly ten: number
}

function linesOf<T>(text: string): T[] {
  return text
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as T)
}

function filled(folder: string): Store {
  const store = openStore(temporaryFolder())
  const { articles } = readCorpus(folder)
  const loaded = articles.map(({ id, source, title, content }) => {
    return { id, source, title, url: null, content, publishedAt: Date.parse(id.slice(0, 10)) }
  })
  store.loadArticles(loaded, Date.now())
  while (store.indexWaiting(1000) > 0);
  return store
}

function scoreOf(store: Store, items: readonly { readonly query: string; readonly target: string }[]): Score {
  const places = items.map(({ query, target }) =>
    store.searchGuids({ ...searchWish(query, 'best'), limit: 10 }).indexOf(target),
  )
  const share = (is: (place: number) => boolean) => places.filter(is).length / Math.max(1, items.length)
  return { first: share(place => place === 0), ten: share(place => place >= 0) }
}

/** For the day that the engine was fitted to, and for the others. */
function printed(what: string, store: Store, items: readonly { query: string; target: string }[]): Score {
  const isFitted = ({ target }: { target: string }) => target.startsWith('2015-08-06')
  const parts = [items.filter(isFitted), items.filter(item => !isFitted(item)), items] as const
  const [fitted, other, all] = parts.map(part => scoreOf(store, part)) as [Score, Score, Score]
  const shown = ({ first, ten }: Score) => `R@1 ${first.toFixed(3)} R@10 ${ten.toFixed(3)}`
  console.log(`corpora: search by ${what}: fitted day ${shown(fitted)}, other days ${shown(other)}`)
  return all
}

overCorpus('arabic-text/saudinewsnet', folder => {
  const items = linesOf<Item>(readFileSync(join(folder, 'dev-known-item.jsonl'), 'utf8'))

  test('known articles are found', { timeout: PATIENCE }, () => {
    const store = filled(folder)
    const score = (spelling: (typeof SPELLINGS)[number]) =>
      printed(
        spelling,
        store,
        items.map(item => ({ query: item[spelling], target: item.target })),
      )
    expect(score('exactTitle').first).toBeGreaterThanOrEqual(0.98)
    expect(score('lazySpelling').first).toBeGreaterThanOrEqual(0.98)
    expect(score('tashkeel').first).toBeGreaterThanOrEqual(0.98)
    expect(score('noArticle').first).toBeGreaterThanOrEqual(0.975)
    expect(score('threeRareWords').ten).toBeGreaterThanOrEqual(0.995)

    const forms = otherForms(folder, items)
    expect(printed('other forms of three rare words', store, forms).ten).toBeGreaterThanOrEqual(0.9)
    const slips = forms.map(({ query, target }, n) => ({ query: helped(store, withSlip(query, n)), target }))
    expect(printed('those with a slip, after help', store, slips).ten).toBeGreaterThanOrEqual(0.8)
    store.close()
  })
})

function helped(store: Store, query: string): string {
  return store.search(searchWish(query, 'best')).nearest[0] ?? query
}

/** Two letters of one word in the other order. */
function withSlip(query: string, n: number): string {
  const words = query.trim().split(' ')
  const place = n % words.length
  const word = words[place] ?? ''
  const at = 1 + (n % Math.max(1, word.length - 2))
  words[place] = word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
  return `${words.join(' ')} `
}

function otherForms(folder: string, items: readonly Item[]): { query: string; target: string }[] {
  const list = gunzipSync(readFileSync(join(folder, '../snowball/arabic-voc-stem.tsv.gz'))).toString('utf8')
  const rows = list
    .trim()
    .split('\n')
    .map(line => line.split('\t').map(fold))
  const stems = new Map(rows.map(([word = '', stem = '']) => [word, stem]))
  const printedForms = new Set(
    readCorpus(folder).articles.flatMap(({ title, content }) => fold(`${title} ${content}`).split(' ')),
  )
  const forms = new Map<string, string[]>()
  for (const [word, stem] of stems) if (printedForms.has(word)) forms.set(stem, [...(forms.get(stem) ?? []), word])
  return items.map(({ threeRareWords, target }, n) => {
    const words = threeRareWords.split(' ').map(word => {
      const others = (forms.get(stems.get(word) ?? '') ?? []).filter(form => form !== word)
      return others[n % Math.max(1, others.length)] ?? word
    })
    return { query: `${words.join(' ')} `, target }
  })
}

overCorpus('arabic-text/lucene', folder => {
  test('Lucene’s cases of normalisation and stemming hold, by equivalence', () => {
    const { normalization, stem } = JSON.parse(readFileSync(join(folder, 'lucene-arabic-cases.json'), 'utf8')) as {
      readonly [kind: string]: readonly { readonly in: string; readonly out: string }[]
    }
    for (const { in: given, out } of normalization ?? []) expect(fold(given)).toBe(fold(out))
    for (const { in: given, out } of stem ?? []) expect(searchStem(fold(given))).toBe(searchStem(fold(out)))
  })
})

overCorpus('arabic-text/snowball', folder => {
  test('folding Snowball’s words twice is folding them once, and leaves something of each', () => {
    const list = gunzipSync(readFileSync(join(folder, 'arabic-voc-stem.tsv.gz'))).toString('utf8')
    const words = list
      .trim()
      .split('\n')
      .map(line => line.split('\t')[0] ?? '')
    const wrong = words.filter(
      word => fold(word) === '' || fold(fold(word)) !== fold(word) || searchStem(fold(word)) === '',
    )
    expect(words.length).toBeGreaterThan(90_000)
    expect(wrong).toEqual([])
  })
})
