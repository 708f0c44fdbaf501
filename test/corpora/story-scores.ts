/** Stories over the corpus of Saudi newspapers: what was put together, beside what its labels say. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { createGrouping, type StoryArticle } from '../../shared/stories/grouping.ts'

/** What is given of each article. */
export type Given = 'title' | 'lead' | 'text'

export interface CorpusArticle {
  readonly id: string
  readonly source: string
  readonly title: string
  readonly dateExtracted: string
  readonly content: string
}

export interface Corpus {
  readonly articles: readonly CorpusArticle[]
  readonly labels: ReadonlyMap<string, string>
  readonly clusters: readonly (readonly string[])[]
}

export interface Grouped {
  readonly storyOf: ReadonlyMap<string, number>
  readonly wireOf: ReadonlyMap<string, string>
}

export function readCorpus(folder: string): Corpus {
  const linesOf = (name: string, bytes = readFileSync(join(folder, name))) =>
    bytes
      .toString('utf8')
      .split('\n')
      .filter(line => line !== '')
      .map(line => JSON.parse(line) as Readonly<Record<string, unknown>>)
  const articles = linesOf('', gunzipSync(readFileSync(join(folder, 'dev-articles.jsonl.gz'))))
  const similar = linesOf('dev-similar-title-unlabelled.jsonl').map(pair => ({ ...pair, label: 'similar' }))
  const pairs = [...similar, ...linesOf('dev-pairs.jsonl')] as { a: string; b: string; label: string }[]
  return {
    articles: articles as unknown as CorpusArticle[],
    labels: new Map(pairs.map(({ a, b, label }) => [pairOf(a, b), label])),
    clusters: linesOf('dev-clusters.jsonl').map(({ ids }) => ids as string[]),
  }
}

export function pairOf(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}

/** In the order of the file, as the corpus' instructions say. */
export function group(articles: readonly CorpusArticle[], given: Given): Grouped {
  const sources = [...new Set(articles.map(({ source }) => source))]
  const storyOf = new Map<string, number>()
  const wireOf = new Map<string, string>()
  let stories = 0
  const grouping = createGrouping({ nextStory: () => ++stories })
  const idOf = (number: number) => articles[number]?.id ?? ''
  articles.forEach((article, id) => {
    const { story, joined, wireOf: wire } = grouping.place(placed(article, id, sources.indexOf(article.source), given))
    if (story !== null) for (const one of [id, ...joined]) storyOf.set(idOf(one), story)
    if (wire !== null) wireOf.set(article.id, idOf(wire))
  })
  return { storyOf, wireOf }
}

function placed(article: CorpusArticle, id: number, source: number, given: Given): StoryArticle {
  const { title, content, dateExtracted } = article
  const lead = given === 'title' ? '' : content.trim().slice(0, 200)
  const at = Date.parse(`${dateExtracted.replace(' ', 'T')}Z`)
  return { id, source, language: null, direction: 'rtl', title, lead, text: given === 'text' ? content : '', at }
}

/** Pairs of articles of two newspapers in one story. */
export function crossPairs(articles: readonly CorpusArticle[], { storyOf }: Grouped): string[] {
  return membersOf(articles, storyOf).flatMap(members =>
    members.flatMap((a, at) => members.slice(at + 1).flatMap(b => (a.source === b.source ? [] : [pairOf(a.id, b.id)]))),
  )
}

export function membersOf(articles: readonly CorpusArticle[], storyOf: ReadonlyMap<string, number>) {
  const stories = new Map<number, CorpusArticle[]>()
  for (const article of articles) {
    const story = storyOf.get(article.id)
    if (story === undefined) continue
    stories.set(story, [...(stories.get(story) ?? []), article])
  }
  return [...stories.values()]
}

export interface StoryScore {
  readonly recall: number
  /** Of all pairs, those that some label knows. */
  readonly lenient: number
  readonly pairs: readonly string[]
  readonly unknown: readonly string[]
  readonly largest: number
  readonly bCubed: number
}

export function scoreStories(corpus: Corpus, articles: readonly CorpusArticle[], grouped: Grouped): StoryScore {
  const { labels } = corpus
  const sourceOf = new Map(articles.map(({ id, source }) => [id, source]))
  const isCross = (pair: string) => {
    const [a, b] = pair.split(' ').map(id => sourceOf.get(id))
    return a !== undefined && b !== undefined && a !== b
  }
  const wanted = [...labels].filter(([pair, label]) => label === 'duplicate' && isCross(pair)).map(([pair]) => pair)
  const pairs = crossPairs(articles, grouped)
  const found = new Set(pairs)
  const unknown = pairs.filter(pair => !labels.has(pair))
  return {
    recall: wanted.filter(pair => found.has(pair)).length / wanted.length,
    lenient: 1 - unknown.length / pairs.length,
    pairs,
    unknown,
    largest: Math.max(...membersOf(articles, grouped.storyOf).map(({ length }) => length)),
    bCubed: bCubedOf(corpus, articles, grouped),
  }
}

/** F1 of B-cubed over all articles; one that stands alone is a story of itself. */
function bCubedOf({ clusters }: Corpus, articles: readonly CorpusArticle[], { storyOf }: Grouped): number {
  const clusterOf = new Map(clusters.flatMap((ids, cluster) => ids.map(id => [id, cluster] as const)))
  const ids = articles.map(({ id }) => id)
  const ours = groupsBy(ids, id => storyOf.get(id) ?? id)
  const theirs = groupsBy(ids, id => clusterOf.get(id) ?? id)
  let [precision, recall] = [0, 0]
  for (const id of ids) {
    const one = ours.get(storyOf.get(id) ?? id) ?? new Set()
    const other = theirs.get(clusterOf.get(id) ?? id) ?? new Set()
    const common = [...one].filter(member => other.has(member)).length
    precision += common / one.size / ids.length
    recall += common / other.size / ids.length
  }
  return (2 * precision * recall) / (precision + recall)
}

function groupsBy<K>(ids: readonly string[], keyOf: (id: string) => K): Map<K, Set<string>> {
  const groups = new Map<K, Set<string>>()
  for (const id of ids) groups.set(keyOf(id), (groups.get(keyOf(id)) ?? new Set()).add(id))
  return groups
}
