// One report in two feeds of one newspaper: listed, counted and read once.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ParsedArticle } from '../../electron/records/article.ts'
import { linkKeyOf, wordsKeyOf } from '../../electron/records/article-keys.ts'
import type { Store } from '../../electron/records/store.ts'
import { openStore } from '../../electron/store/store.ts'
import type { FeedId, SourceId } from '../../shared/contract/ids.ts'
import { DAY, HOUR } from '../../shared/units.ts'
import { type ArticleSeed, article, NOW, outcome } from './seeds.ts'
import { BOOKMARKS, clock, row, rows, save, subscribe, temporaryFolder, titles } from './world.ts'

interface Paper {
  readonly folder: string
  readonly store: Store
  readonly sourceId: SourceId
  readonly whole: FeedId
  readonly sport: FeedId
}

const WHOLE = 'https://paper.example/feed'
const SPORT = 'https://paper.example/sport/feed'

function openPaper(): Paper {
  const folder = temporaryFolder()
  const store = openStore(folder, { clock })
  const base = { title: null, homepage: null, section: null }
  const { added } = store.addFeeds(
    [
      { url: WHOLE, ...base },
      { url: SPORT, ...base, siblings: [WHOLE] },
    ],
    NOW,
  )
  const [whole, sport] = added
  if (!whole || !sport || whole.sourceId !== sport.sourceId) throw new Error('They are not one newspaper.')
  return { folder, store, sourceId: whole.sourceId, whole: whole.feedId, sport: sport.feedId }
}

type Change = Partial<Pick<ParsedArticle, 'guid' | 'url' | 'title' | 'text' | 'lead' | 'publishedAt'>>

function changed(seed: ArticleSeed, change: Change): ParsedArticle {
  const made = { ...article(seed), ...change }
  const wordsKey = wordsKeyOf(made.title, made.text)
  return { ...made, linkKey: linkKeyOf(made.url), wordsKey, contentHash: String(wordsKey) }
}

const NEWS = [{ guid: 'politics' }, { guid: 'match' }, { guid: 'final' }]
const MATCH = { guid: 'match' }
const unread = (store: Store) => store.readLibrary().sources[0]?.unread

test('whichever feed comes first, in one sync or in two, there is one of each', () => {
  for (const order of ['together', 'whole first', 'sport first'] as const) {
    const { store, whole, sport } = openPaper()
    const both = [outcome(whole, NEWS.map(article)), outcome(sport, NEWS.slice(1).map(article))]
    if (order === 'together') store.saveOutcomes(both, NOW)
    else for (const one of order === 'whole first' ? both : both.toReversed()) store.saveOutcomes([one], NOW)

    expect(titles(store).sort(), order).toEqual(NEWS.map(({ guid }) => `عنوان ${guid}`).sort())
    expect(unread(store), order).toBe(3)
    store.markRead([row(store, 'عنوان match').ref], true)
    store.saveOutcomes(both, NOW + HOUR)
    expect(unread(store), order).toBe(2)
    expect(rows(store)).toHaveLength(3)
  }
})

test.each<[string, Change]>([
  ['is tracked', { url: 'https://www.paper.example/match/?utm_source=sport' }],
  ['is another, and the guid is one', { url: 'https://paper.example/sport/match' }],
  ['and guid are others, and the text is one', { guid: 'sport-7', url: 'https://paper.example/sport/7' }],
  ['is one, and the guid another', { guid: 'sport-7' }],
  ['is one, and the text a beginning', { guid: 'sport-7', text: 'نص', lead: 'نص' }],
])('a report is one whose address in the other feed %s', (_, change) => {
  const { store, whole, sport } = openPaper()
  save(store, whole, NEWS)
  expect(store.saveOutcomes([outcome(sport, [changed(MATCH, change)])], NOW).newArticles).toBe(0)
  expect(rows(store)).toHaveLength(3)
})

test.each<[string, Change]>([
  [
    'the same text told in another language under one number',
    { url: 'https://paper.example/fr/match', title: 'Un match', text: 'Récit', lead: 'Récit' },
  ],
  ['a headline that was said of another day', { guid: 'b', url: 'https://paper.example/b', text: '', lead: '' }],
  ['yesterday’s bulletin', { guid: 'b', text: 'نص الأمس', publishedAt: NOW - 2 * DAY }],
])('%s is another article', (_, change) => {
  const { store, whole, sport } = openPaper()
  save(store, whole, [MATCH])
  expect(store.saveOutcomes([outcome(sport, [changed(MATCH, change)])], NOW).newArticles).toBe(1)
  expect(rows(store)).toHaveLength(2)
})

test('feeds of two newspapers keep their own', () => {
  const { store, whole } = openPaper()
  save(store, whole, NEWS)
  save(store, subscribe(store, 'https://agency.example/feed').feedId, NEWS)
  expect(rows(store)).toHaveLength(6)
})

test('what became of a report is told by the feed that brought it; the other one takes nothing back', () => {
  const { store, whole, sport } = openPaper()
  save(store, whole, [{ ...MATCH, text: 'النتيجة 1-0 بعد الشوط الأول' }])
  save(store, sport, [MATCH])
  save(store, whole, [{ ...MATCH, text: 'النتيجة 2-0' }], NOW + HOUR)
  save(store, sport, [MATCH], NOW + HOUR)

  const { ref } = row(store, 'عنوان match')
  expect(store.readArticle(ref).html).toBe('<p>النتيجة 2-0</p>')
  expect(store.readVersions(ref)).toHaveLength(1)
})

test('a report that was deleted does not come back from the other feed', () => {
  const { store, sourceId, whole, sport } = openPaper()
  save(store, whole, NEWS)
  store.clearArticles(sourceId)
  save(store, sport, NEWS)
  expect(rows(store)).toEqual([])
})

test('read marks and bookmarks outlive the loss of the cache, whichever feed comes first', () => {
  const { folder, store, whole, sport } = openPaper()
  save(store, whole, NEWS)
  save(store, sport, NEWS.slice(1))
  store.markRead([row(store, 'عنوان match').ref], true)
  store.bookmark(row(store, 'عنوان final').ref)
  store.close()
  rmSync(join(folder, 'cache.db'))

  const again = openStore(folder, { clock })
  save(again, sport, NEWS.slice(1))
  save(again, whole, NEWS)

  expect(rows(again)).toHaveLength(3)
  expect(row(again, 'عنوان match').read).toBe(true)
  expect(row(again, 'عنوان final').bookmarked).toBe(true)
  expect(titles(again, BOOKMARKS)).toEqual(['عنوان final'])
  again.close()
})
