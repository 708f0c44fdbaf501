// The counts that lists stand on, and the lists themselves, after whatever may happen to articles: each time all is counted
// again from the rows, and every list is put in order again without the counts.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Store } from '../../electron/records/store.ts'
import { openStore } from '../../electron/store/store.ts'
import type { FeedId, SourceId } from '../../shared/contract/ids.ts'
import type { ArticleQuery, ArticleScope } from '../../shared/contract/reading.ts'
import { NEWEST, withFiles } from './old-files.ts'
import { NOW } from './seeds.ts'
import { BOOKMARKS, markAllRead, rows, save, subscribe, temporaryFolder } from './world.ts'

const DAY = 24 * 3_600_000
const PAPERS = 3
/** Each commit waits for the disk. */
const RUNS = 12

interface Paper {
  readonly feedId: FeedId
  readonly sourceId: SourceId
}

interface Papers {
  readonly folder: string
  readonly papers: readonly Paper[]
  readonly clock: { now: number }
  store: Store
  arrived: number
}

/** Numbers that each deed takes as it likes. */
interface Dice {
  readonly paper: number
  readonly index: number
  readonly count: number
}

function openPapers(): Papers {
  const folder = temporaryFolder()
  const clock = { now: NOW }
  const store = openStore(folder, { clock: () => clock.now })
  const papers = Array.from({ length: PAPERS }, (_, n) => subscribe(store, `https://p${n}.example/feed`))
  store.setKeeping({ days: 40, megabytes: 0, keepsUnread: true })
  return { folder, papers, clock, store, arrived: 0 }
}

function reopen(world: Papers, meanwhile = () => {}): void {
  world.store.close()
  meanwhile()
  world.store = openStore(world.folder, { clock: () => world.clock.now })
}

type Deed = (world: Papers, paper: Paper, dice: Dice) => void

/** Some at one instant, others a minute apart. */
const arrive: Deed = (world, { feedId }, { index, count }) => {
  const seeds = Array.from({ length: count }, (_, n) => ({
    guid: `g${world.arrived++}`,
    publishedAt: world.clock.now - (index % 80) * DAY - (n % 3) * 60_000,
  }))
  save(world.store, feedId, seeds, world.clock.now)
}

/** One of them twice, and one by its bookmark. */
const mark =
  (read: boolean): Deed =>
  ({ store }, _, { index, count }) => {
    const some = rows(store).slice(index, index + count)
    const marked = [...some, ...some.slice(0, 1), ...rows(store, BOOKMARKS).slice(0, 1)]
    store.markRead(
      marked.map(({ ref }) => ref),
      read,
    )
  }

const markAll: Deed = ({ store }, { sourceId }) => {
  markAllRead(store, { scope: { kind: 'source', sourceId }, unreadSince: null })
}

const ofSource =
  (visible: boolean, deed: (store: Store, id: SourceId, world: Papers, dice: Dice) => void): Deed =>
  (world, { sourceId }, dice) => {
    const removed = query(world.folder, 'library.db', 'SELECT removed_at FROM sources WHERE id = ?', sourceId)[0]
    if (removed && (removed['removed_at'] === null) === visible) deed(world.store, sourceId, world, dice)
  }

const remove = ofSource(true, (store, id) => store.removeSource(id))
const restore = ofSource(false, (store, id) => store.restoreSource(id))
const move = ofSource(true, (store, id, _, { count }) => store.moveSource(id, count % 2 === 0 ? 'قسم' : null))

const keep: Deed = ({ store }, _, { index }) => {
  for (const { ref } of rows(store).slice(index, index + 1)) store.bookmark(ref)
}

const unkeep: Deed = ({ store }) => {
  for (const { ref } of rows(store, BOOKMARKS).slice(0, 1)) store.removeBookmark(ref)
}

const clear: Deed = ({ store }, { sourceId }) => {
  store.clearArticles(sourceId)
}

const retain: Deed = ({ store, clock }) => {
  while (store.retainStep(clock.now).isMore);
}

/** The clock leaps years ahead, and is set right again. */
const stray: Deed = (world, { feedId }, { index }) => {
  for (const leap of [3650 * DAY, 0]) {
    const guid = `g${world.arrived++}`
    save(world.store, feedId, [{ guid, publishedAt: index % 2 === 0 ? null : NOW }], world.clock.now + leap)
  }
}

/** Words that some have, a whole newspaper, and an end that comes. */
const mute: Deed = ({ store, clock }, { sourceId }, { index, count }) => {
  const place = index % 2 === 0 ? { kind: 'source' as const, sourceId } : { kind: 'all' as const }
  const words = index % 4 === 0 ? '' : `عنوان g${index}`
  store.makeWatch({ words, field: 'headline', place, deed: 'mute', until: count % 2 === 0 ? clock.now + DAY : null })
}

const unmute: Deed = ({ store }, _, { index }) => {
  const watches = store.listWatches()
  const watch = watches[index % Math.max(1, watches.length)]
  if (watch) store.removeWatch(watch.id)
}

const lookBack: Deed = ({ store }, _, { count }) => {
  store.lookBack(count)
}

const restart: Deed = world => reopen(world)

const crash: Deed = world => reopen(world, () => forgetMirrored(world.folder))

const deed = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ arrive }) },
  {
    weight: 8,
    arbitrary: fc.constantFrom<Record<string, Deed>>(
      { markRead: mark(true) },
      { markUnread: mark(false) },
      { markAll },
      { remove },
      { restore },
      { move },
      { keep },
      { unkeep },
      { clear },
      { retain },
      { stray },
      { mute },
      { unmute },
      { lookBack },
      { restart },
      { crash },
    ),
  },
)
const dice = fc.record({ paper: fc.nat(PAPERS - 1), index: fc.nat(200), count: fc.integer({ min: 1, max: 60 }) })

/** As after a crash between the two files: the cache has not heard of the newest that was read. */
function forgetMirrored(folder: string): void {
  withFiles(folder, NEWEST, ({ cache }) => cache.execute("UPDATE meta SET value = 0 WHERE key = 'mirrored_revision'"))
}

function query(folder: string, file: string, sql: string, ...values: (number | string)[]) {
  const db = new DatabaseSync(join(folder, file), { readOnly: true })
  try {
    return db.prepare(sql).all(...values)
  } finally {
    db.close()
  }
}

function expectCounted({ folder }: Papers): void {
  const recount = (sourceId: string) =>
    `SELECT ${sourceId} AS source_id, sort_at >> 30 AS span, count(*) AS total, sum(read_at IS NULL) AS unread,
       coalesce(max(read_at), 0) AS newest FROM articles GROUP BY 1, 2`
  const kept = query(
    folder,
    'cache.db',
    `SELECT source_id, span, kept.total, kept.unread, ifnull(last_read_at, 0) >= newest AS is_bound
     FROM article_counts AS kept FULL JOIN (${recount('0')} UNION ALL ${recount('source_id')}) AS counted
     USING (source_id, span) ORDER BY 1, 2`,
  )
  const counted = query(folder, 'cache.db', `${recount('0')} UNION ALL ${recount('source_id')} ORDER BY 1, 2`)
  expect(kept).toEqual(counted.map(({ newest: _, ...row }) => ({ ...row, is_bound: 1 })))
}

/** What a mute has caught, and nothing else, stands under minus its newspaper's number. */
function expectMuted({ folder }: Papers): void {
  const wrong = query(
    folder,
    'cache.db',
    `SELECT id FROM articles WHERE (source_id < 0) <> (NOT bookmarked AND EXISTS (
       SELECT 1 FROM catches WHERE article_id = articles.id AND deed = 'mute'))`,
  )
  expect(wrong).toEqual([])
}

function expectListed({ store, folder, papers, clock: { now } }: Papers): void {
  const section = store.readLibrary().sections[0]
  const scopes: ArticleScope[] = [
    { kind: 'all' },
    { kind: 'section', sectionId: section?.id ?? 1 },
    ...papers.map(({ sourceId }) => ({ kind: 'source' as const, sourceId })),
  ]
  for (const scope of scopes) {
    for (const unreadSince of [null, now - DAY, now + 1]) {
      const asked: ArticleQuery = { scope, unreadSince }
      expect(rows(store, asked).map(({ ref }) => ref)).toEqual(refsOf(folder, asked))
    }
  }
  for (const { id, unread } of store.readLibrary().sources) {
    expect(unread).toBe(refsOf(folder, { scope: { kind: 'source', sourceId: id }, unreadSince: now + 1 }).length)
  }
}

/** The list without any count: all articles, sorted and sifted. */
function refsOf(folder: string, { scope, unreadSince }: ArticleQuery): string[] {
  const sources = query(folder, 'library.db', 'SELECT id, section_id FROM sources WHERE removed_at IS NULL')
  const wanted = sources.filter(
    ({ id, section_id }) =>
      scope.kind === 'all' ||
      (scope.kind === 'source' && id === scope.sourceId) ||
      (scope.kind === 'section' && section_id === scope.sectionId),
  )
  const ids = new Set(wanted.map(({ id }) => id))
  return query(folder, 'cache.db', 'SELECT id, source_id, read_at FROM articles ORDER BY sort_at DESC, id DESC')
    .filter(({ source_id }) => ids.has(source_id))
    .filter(({ read_at }) => unreadSince === null || read_at === null || Number(read_at) >= unreadSince)
    .map(({ id }) => `article:${id}`)
}

test('counts are what the rows say, and lists what counts say, whatever happened', () => {
  const deeds = fc.array(fc.record({ deed, dice }), { minLength: 6, maxLength: 14 })
  fc.assert(
    fc.property(deeds, all => {
      const world = openPapers()
      for (const { deed: named, dice: numbers } of all) {
        world.clock.now += DAY / 4
        const paper = world.papers[numbers.paper]
        for (const act of Object.values<Deed>(named)) if (paper) act(world, paper, numbers)
        expectCounted(world)
        expectMuted(world)
      }
      expectListed(world)
      world.store.close()
    }),
    { numRuns: RUNS },
  )
})

test('what is read, and where it stands, is written where it is counted', () => {
  const root = join(import.meta.dirname, '..', '..', 'electron', 'store')
  const writing = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(
      path =>
        path.endsWith('.ts') &&
        /UPDATE articles SET[^`'"]*\b(?:read_at|source_id) =/.test(readFileSync(join(root, path), 'utf8')),
    )
    .map(path => path.replaceAll('\\', '/'))

  expect(writing.toSorted()).toEqual(['articles/set-read.ts', 'migrations/cache-014.ts'])
})
