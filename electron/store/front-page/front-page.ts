/** The front page as it would be printed now. Nothing of it is kept: whoever shows it holds on to it. */

import { foldWords } from '../../../shared/arabic/fold.ts'
import type { ArticleRow } from '../../../shared/contract/reading.ts'
import type { Edition, FrontPage, FrontSection, FrontStory, Meanwhile } from '../../../shared/contract/stories.ts'
import { minutesForLength, minutesToRead } from '../../../shared/text/reading-time.ts'
import { highestId, ROW_COLUMNS, type RowColumns, rowOf } from '../articles/articles.ts'
import type { ReadableDatabases, ReadableDb } from '../db/database.ts'
import { unreadBySource } from '../db/spans.ts'
import { savedText } from '../index/search-index.ts'
import { languageOfSource } from '../sources/languages.ts'
import { lastVisit } from '../stories/visits.ts'
import { type Candidate, findCandidates, type Press, pressOf } from './candidates.ts'
import { choose } from './choosing.ts'

const MOST_SINCE = 12
const MOST_MEANWHILE = 20
const MOST_RIVALS = 4

export function readFrontPage(databases: ReadableDatabases, now: number): FrontPage {
  const press = pressOf(databases)
  const newest = newestInstant(databases.cache, press)
  // Of yesterday's paper yesterday's news is fresh.
  const { candidates, since } = findCandidates(databases, press, newest, now)
  const { lead, second, sections } = choose(candidates, press, Math.min(now, newest))
  const visit = lastVisit(databases.library)
  const edition = editionOf(databases.cache, press, { since, visitedAt: visit?.at ?? null, now })
  const shown = new Set([lead, ...second].flatMap(one => one?.members.map(({ id }) => id) ?? []))
  const arrived =
    visit === null ? NOTHING : arrivedBetween(databases, press, visit.lastId, edition.lastId, MOST_SINCE, shown)
  const print = (one: Candidate) => frontStoryOf(databases, press, one)
  return {
    edition,
    lead: lead && { ...print(lead), minutes: exactMinutesOf(databases.cache, lead.best.id) },
    second: second.map(print),
    sections: sectionsOf(databases, press, sections, print),
    since: arrived.rows,
    sinceTotal: arrived.total,
  }
}

/** What came since this edition was made. */
export function readMeanwhile(databases: ReadableDatabases, { lastId }: Edition): Meanwhile {
  const press = pressOf(databases)
  const arrived = arrivedBetween(databases, press, lastId, highestId(databases.cache), MOST_MEANWHILE, new Set())
  return { ...arrived, syncedAt: syncedAt(databases.cache) }
}

function newestInstant(cache: ReadableDb, { names }: Press): number {
  const newest = cache.query<{ at: number | null }>('SELECT max(sort_at) AS at FROM articles WHERE source_id = ?')
  return Math.max(0, ...[...names.keys()].map(id => newest.get(id)?.at ?? 0))
}

interface Moment {
  readonly since: number
  readonly visitedAt: number | null
  readonly now: number
}

function editionOf(cache: ReadableDb, { names }: Press, { since, visitedAt, now }: Moment): Edition {
  const count = cache.query<{ count: number }>(
    'SELECT count(*) AS count FROM articles INDEXED BY articles_by_source WHERE source_id = ? AND sort_at >= ?',
  )
  // One newspaper after the other: sorting all of them apart takes three times as long.
  const counts = [...names.keys()].map(id => count.get(id, since)?.count ?? 0)
  return {
    lastId: highestId(cache),
    madeAt: now,
    syncedAt: syncedAt(cache),
    visitedAt,
    papers: counts.filter(one => one > 0).length,
    articles: counts.reduce((sum, one) => sum + one, 0),
  }
}

function syncedAt(cache: ReadableDb): number | null {
  return cache.query<{ at: number | null }>('SELECT max(succeeded_at) AS at FROM feed_checks').get()?.at ?? null
}

const NOTHING = { rows: [], total: 0 } as const

/** By their ids: articles that come get the next ones. */
function arrivedBetween(
  databases: ReadableDatabases,
  { names }: Press,
  after: number,
  upTo: number,
  limit: number,
  but: ReadonlySet<number>,
): { readonly rows: readonly ArticleRow[]; readonly total: number } {
  const values = { after, upTo, sources: JSON.stringify([...names.keys()]), but: JSON.stringify([...but]) }
  const where = `id > :after AND id <= :upTo AND source_id IN (SELECT value FROM json_each(:sources))
    AND id NOT IN (SELECT value FROM json_each(:but))`
  const total = databases.cache
    .query<{ count: number }>(`SELECT count(*) AS count FROM articles NOT INDEXED WHERE ${where}`)
    .get(values)
  const rows = databases.cache
    .query<RowColumns>(
      `SELECT ${ROW_COLUMNS} FROM articles WHERE id IN (
         SELECT id FROM articles NOT INDEXED WHERE ${where} ORDER BY sort_at DESC, id DESC LIMIT :limit)
       ORDER BY sort_at DESC, id DESC`,
    )
    .all({ ...values, limit })
  return { rows: rows.map(row => rowOf(databases, row, names)), total: total?.count ?? 0 }
}

function sectionsOf(
  { cache }: ReadableDatabases,
  press: Press,
  chosen: ReadonlyMap<FrontSection['id'], readonly Candidate[]>,
  print: (one: Candidate) => FrontStory,
): FrontSection[] {
  const unread = unreadBySource(cache)
  return press.sections.map(({ id, title }) => ({
    id,
    title,
    unread: [...press.sectionOf].reduce(
      (sum, [source, section]) => sum + (section === id ? (unread.get(source) ?? 0) : 0),
      0,
    ),
    stories: (chosen.get(id) ?? []).map(print),
  }))
}

function frontStoryOf(databases: ReadableDatabases, press: Press, one: Candidate): FrontStory {
  const { members, best, papers, grown, read, newestAt, sectionId } = one
  const [first] = members
  const row = rowById(databases, press, best.id)
  const picture = row.picture ?? pictureOf(databases, press, one)
  return {
    row: { ...row, picture },
    papers,
    refs: members.map(({ id }) => `article:${id}` as const),
    grown,
    read,
    isFollowed: one.isFollowed,
    first:
      first && members.length > 1
        ? {
            sourceTitle: press.names.get(first.source_id) ?? '',
            sourceLanguage: languageOfSource(databases.cache, first.source_id),
            at: first.sort_at,
          }
        : null,
    minutes: minutesForLength(best.text_length),
    rivals: rivalsOf(databases, press, one, row),
    sectionId,
    sectionTitle: press.sections.find(({ id }) => id === sectionId)?.title ?? '',
    newestAt,
  }
}

function rowById(databases: ReadableDatabases, { names }: Press, id: number): ArticleRow {
  const found = databases.cache.query<RowColumns>(`SELECT ${ROW_COLUMNS} FROM articles WHERE id = ?`).get(id)
  if (!found) throw new Error(`Article ${id} was chosen for the front page and is not there.`)
  return rowOf(databases, found, names)
}

function pictureOf(databases: ReadableDatabases, press: Press, { members }: Candidate): ArticleRow['picture'] {
  const pictured = members.find(({ has_picture }) => has_picture === 1)
  return pictured ? rowById(databases, press, pictured.id).picture : null
}

/** As the article itself says it. Of the others only the sum is told: their texts stay packed. */
function exactMinutesOf(cache: ReadableDb, id: number): number | null {
  const saved = savedText(cache, id)
  return saved && minutesToRead(saved.text)
}

/** One headline of each other newspaper that has a text of its own; those that say it most differently first. */
function rivalsOf(
  databases: ReadableDatabases,
  press: Press,
  { members, best }: Candidate,
  row: ArticleRow,
): ArticleRow[] {
  const heard = new Set([best.source_id])
  const others = members.filter(
    ({ source_id, wire_of }) => wire_of === null && !heard.has(source_id) && heard.add(source_id),
  )
  const title = databases.cache.query<{ title: string }>('SELECT title FROM articles WHERE id = ?')
  // A story may stand in two hundred newspapers: of all but these few only the headline is read.
  return others
    .map(({ id }) => ({ id, alike: likeness(title.get(id)?.title ?? '', row.title) }))
    .toSorted((a, b) => a.alike - b.alike)
    .slice(0, MOST_RIVALS)
    .map(({ id }) => rowById(databases, press, id))
}

function likeness(one: string, other: string): number {
  const [words, others] = [one, other].map(title => new Set(foldWords(title).split(' '))) as [Set<string>, Set<string>]
  return [...words].filter(word => others.has(word)).length / Math.max(1, words.size + others.size)
}
