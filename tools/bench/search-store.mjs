// Searching in the store, without a window: what it takes to index and how large that is, and how long a written mix of
// queries takes beside the same MATCH made bare. Processor time: what else the machine does slows neither.
import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { DatabaseSync } from '@photostructure/sqlite'
import { openDatabase } from '../../electron/store/db/database.ts'
import { savedText } from '../../electron/store/index/search-index.ts'
import { expressionsOf } from '../../electron/store/search/expression.ts'
import { findingOf } from '../../electron/store/search/search.ts'
import { openStore } from '../../electron/store/store.ts'
import { foldWords } from '../../shared/arabic/fold.ts'
import { searchWish, USUAL_HITS } from '../../shared/contract/search.ts'
import { projectRoot } from '../places.mjs'
import { percentile, versus } from './numbers.mjs'

const CORPUS = join(projectRoot, '..', 'shared', 'corpora', 'arabic-text', 'saudinewsnet')
const SOURCES = 200
const MINUTE = 60_000
const AT_ONCE = 1000
/** Articles that the index of before is made of, for the cost of one. */
const YARDSTICK_ARTICLES = 6000
const IN_ONE_TRANSACTION = 250

/** By size: a profile, and what its index took. Made once in a run. */
const made = new Map()

export async function measureSearchStore(context, size, count) {
  const { profile, indexing } = await searchProfile(context, size, count)
  return [
    versus(
      `search-${size}-indexing`,
      indexing.each,
      'µs',
      'the index of before, folded words with beginnings',
      indexing.before,
    ),
    versus(`search-${size}-index`, indexing.bytes / 1e6, 'MB', 'the text', indexing.text / 1e6),
    ...measureMix(profile, size),
  ]
}

/** `{ profile, indexing }`: a folder with so many articles, all of them in the index. */
export async function searchProfile({ folder }, size, count) {
  if (!made.has(size)) {
    const profile = join(folder, `search-${size}`)
    await mkdir(profile, { recursive: true })
    made.set(size, { profile, indexing: fill(profile, readCorpus(), count) })
  }
  return made.get(size)
}

function readCorpus() {
  const lines = gunzipSync(readFileSync(join(CORPUS, 'dev-articles.jsonl.gz')))
    .toString('utf8')
    .trim()
    .split('\n')
  return lines.map(line => JSON.parse(line)).filter(({ title, content }) => title && content)
}

/** The corpus once, and then again and again with other words in it: no text and no frequency repeats itself. */
function articleAt(corpus, n) {
  const round = Math.floor(n / corpus.length)
  const own = corpus[n % corpus.length]
  const other = corpus[(n * 7 + round * 17) % corpus.length]
  const at = Date.now() - n * MINUTE
  const common = { id: `a${n}`, source: `صحيفة ${n % SOURCES}`, url: null, publishedAt: at }
  if (round === 0) return { ...common, title: own.title, content: own.content }
  const mixed = mixWords(own.content, other.content, round)
  return { ...common, title: mixWords(own.title, other.title, round), content: mixed }
}

const LETTERS = 'بتثجحدرزسشصطعفقكلمنه'

/** A fifth of the words are those of another article, and one of sixty is one that nobody else has written. */
function mixWords(own, other, round) {
  const others = other.split(' ')
  return own
    .split(' ')
    .map((word, place) => {
      const turn = (place * 31 + round * 17) % 60
      if (turn === 0) return `${word}${LETTERS[round % 20]}${LETTERS[Math.floor(round / 20) % 20]}`
      return turn % 5 === 1 ? (others[place % others.length] ?? word) : word
    })
    .join(' ')
}

function fill(profile, corpus, count) {
  const store = openStore(profile)
  let text = 0
  let spent = 0
  for (let first = 0; first < count; first += AT_ONCE) {
    const articles = Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, place) =>
      articleAt(corpus, first + place),
    )
    for (const { title, content } of articles) text += Buffer.byteLength(title) + Buffer.byteLength(content)
    store.loadArticles(articles, Date.now())
    spent += processorTime(() => {
      while (store.indexWaiting(IN_ONE_TRANSACTION) > 0);
    })
  }
  while (store.tidyIndex());
  store.close()
  const cache = new DatabaseSync(join(profile, 'cache.db'))
  const { bytes } = cache.prepare("SELECT sum(pgsize) AS bytes FROM dbstat WHERE name GLOB 'search*'").get()
  cache.close()
  const before = indexingBefore(profile, Math.min(count, YARDSTICK_ARTICLES))
  return { each: (spent * 1000) / count, before: before * 1000, bytes, text }
}

/** Milliseconds for each article, of which as many go into one transaction as into ours; its text is read as ours is. */
function indexingBefore(profile, count) {
  const cache = openDatabase(join(profile, 'cache.db'), 'NORMAL')
  const db = new DatabaseSync(join(profile, 'before.db'))
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE VIRTUAL TABLE search USING fts5 (
    title, body, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '2');
    INSERT INTO search (search, rank) VALUES ('automerge', 0);
    INSERT INTO search (search, rank) VALUES ('hashsize', 16777216);`)
  const insert = db.prepare('INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)')
  const ids = cache.query('SELECT id FROM articles ORDER BY id DESC LIMIT ?').all(count)
  const spent = processorTime(() => {
    for (let first = 0; first < ids.length; first += IN_ONE_TRANSACTION) {
      db.exec('BEGIN')
      for (const { id } of ids.slice(first, first + IN_ONE_TRANSACTION).reverse()) {
        const { title, text } = savedText(cache, id)
        insert.run(id, foldWords(title), foldWords(text))
      }
      db.exec('COMMIT')
    }
  })
  db.close()
  cache.close()
  return spent / ids.length
}

function measureMix(profile, size) {
  const store = openStore(profile)
  const cache = openDatabase(join(profile, 'cache.db'), 'NORMAL')
  const library = openDatabase(join(profile, 'library.db'), 'FULL')
  const bare = {
    best: cache.query('SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT ?'),
    newest: cache.query('SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?'),
  }
  const times = { best: [], newest: [], bareBest: [], bareNewest: [], counts: [] }
  for (const words of writtenMix()) {
    const finding = findingOf({ library, cache }, words, searchWish('', 'best').filters, Date.now())
    const { anywhere } = expressionsOf(cache, finding.query, 'stems', finding.sources)
    for (const order of ['best', 'newest']) {
      times[order].push(processorTime(() => store.search(searchWish(words, order))))
    }
    let counted = null
    do times.counts.push(processorTime(() => (counted = store.countFound(searchWish(words, 'best'), counted))))
    while (counted.below !== null)
    times.bareBest.push(processorTime(() => bare.best.all(anywhere, USUAL_HITS)))
    times.bareNewest.push(processorTime(() => bare.newest.all(anywhere, USUAL_HITS)))
  }
  store.close()
  cache.close()
  library.close()
  const p95 = values => percentile(values, 95)
  const bareP95 = p95(times.bareBest)
  return [
    versus(`search-${size}-store`, p95(times.best), 'ms', 'the same MATCH bare, by rank', bareP95),
    versus(
      `search-${size}-store-newest`,
      p95(times.newest),
      'ms',
      'the same MATCH bare, newest first',
      p95(times.bareNewest),
    ),
    versus(
      `search-${size}-store-median`,
      percentile(times.best, 50),
      'ms',
      'the same MATCH bare, by rank',
      percentile(times.bareBest, 50),
    ),
    versus(`search-${size}-counts`, p95(times.counts), 'ms', 'the same MATCH bare, by rank', bareP95),
  ]
}

/** Half of them whole words, a third with the last word cut to three letters or more, the rest one or two letters. */
function writtenMix() {
  const items = readFileSync(join(CORPUS, 'dev-known-item.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  return items.map(({ threeRareWords, lazySpelling }, n) => {
    const words =
      n % 2 === 0
        ? threeRareWords
        : lazySpelling
            .split(' ')
            .slice(0, 1 + (n % 3))
            .join(' ')
    if (n % 6 < 3) return `${words} `
    const last = words.split(' ').at(-1)
    if (n % 6 < 5) return words.slice(0, words.length - last.length + Math.min(last.length, 3 + (n % 2)))
    return last.slice(0, 1 + (n % 4 > 1 ? 1 : 0))
  })
}

/** Milliseconds that this process worked. */
function processorTime(work) {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
