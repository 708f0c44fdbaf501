/** What may stand on a front page: stories, and articles that stand alone. */

import type { SectionId, SourceId } from '../../../shared/contract/ids.ts'
import type { StoryId } from '../../../shared/contract/stories.ts'
import { DAY, HOUR } from '../../../shared/units.ts'
import type { ReadableDatabases, ReadableDb } from '../db/database.ts'
import { visibleSources } from '../sources/sources.ts'
import {
  bestOf,
  grownIn,
  isFollowed,
  MEMBER_COLUMNS,
  type Member,
  membersOf,
  orderOfSources,
  papersIn,
} from '../stories/members.ts'
import type { Ranked } from './ranking.ts'

export interface Candidate extends Ranked {
  /** The first report first; of an article that stands alone only itself. */
  readonly members: readonly Member[]
  /** Whose headline it bears. */
  readonly best: Member
  readonly sectionId: SectionId | null
  readonly hasPicture: boolean
}

export interface Press {
  readonly names: ReadonlyMap<SourceId, string>
  /** Sections that hold a newspaper, in the reader's order; null stands last for those without one. */
  readonly sections: readonly { readonly id: SectionId | null; readonly title: string }[]
  readonly sectionOf: ReadonlyMap<SourceId, SectionId | null>
  readonly order: ReadonlyMap<SourceId, number>
}

export function pressOf({ library }: ReadableDatabases): Press {
  const titles = library
    .query<{ id: SectionId; title: string }>('SELECT id, title FROM sections ORDER BY position, id')
    .all()
  const sources = library
    .query<{ id: SourceId; section_id: SectionId | null }>(
      'SELECT id, section_id FROM sources WHERE removed_at IS NULL',
    )
    .all()
  const used = new Set(sources.map(({ section_id }) => section_id))
  return {
    names: visibleSources(library),
    sections: [...titles, { id: null, title: '' }].filter(({ id }) => used.has(id)),
    sectionOf: new Map(sources.map(({ id, section_id }) => [id, section_id])),
    order: orderOfSources(library),
  }
}

/** What is looked at: the last day and a half; where that is too little for a page, more. */
const REACHES = [36 * HOUR, 7 * DAY, Number.POSITIVE_INFINITY]
const ENOUGH = 12

export interface Found {
  readonly candidates: readonly Candidate[]
  /** Articles older than this were not looked at. */
  readonly since: number
}

/** `newest`: the instant of the newest article. */
export function findCandidates(databases: ReadableDatabases, press: Press, newest: number, now: number): Found {
  for (const reach of REACHES) {
    const since = Math.max(0, newest - reach)
    const candidates = candidatesSince(databases, press, since, now)
    if (candidates.length >= ENOUGH || reach === REACHES.at(-1)) return { candidates, since }
  }
  return { candidates: [], since: 0 }
}

const MOST_STORIES = 300
/** Newest articles of each newspaper: of the few newspapers of a section more of each, so that it has enough to choose from. */
const FROM_EACH = 4
const FROM_SECTION = 60

function candidatesSince(databases: ReadableDatabases, press: Press, since: number, now: number): Candidate[] {
  const { cache } = databases
  const latest = latestOfEach(cache, press, since)
  const stories = new Set([...largeStories(cache, since), ...latest.flatMap(({ story_id }) => story_id ?? [])])
  const members = membersOf(cache, [...stories], press.names)
  const alone = latest.filter(({ story_id }) => story_id === null).map(one => [one as Member])
  return [...members.values(), ...alone].flatMap(all => candidateOf(databases, press, all, now))
}

function largeStories(cache: ReadableDb, since: number): StoryId[] {
  const rows = cache.query<{ id: StoryId }>(
    'SELECT id FROM stories WHERE newest_at >= ? AND papers > 1 ORDER BY papers DESC, newest_at DESC LIMIT ?',
  )
  return rows.all(since, MOST_STORIES).map(({ id }) => id)
}

type Latest = Omit<Member, 'story_id'> & { readonly story_id: StoryId | null }

function latestOfEach(cache: ReadableDb, { names, sectionOf }: Press, since: number): Latest[] {
  const papers = new Map<SectionId | null, number>()
  for (const id of names.keys()) papers.set(section(id), (papers.get(section(id)) ?? 0) + 1)
  const limitFor = (id: SourceId) => Math.max(FROM_EACH, Math.ceil(FROM_SECTION / (papers.get(section(id)) ?? 1)))
  function section(id: SourceId) {
    return sectionOf.get(id) ?? null
  }
  const rows = cache.query<Latest>(
    `SELECT ${MEMBER_COLUMNS}
     FROM articles INDEXED BY articles_by_source WHERE source_id = ? AND sort_at >= ?
     ORDER BY sort_at DESC, id DESC LIMIT ?`,
  )
  return [...names.keys()].flatMap(id => rows.all(id, since, limitFor(id)))
}

function candidateOf(databases: ReadableDatabases, press: Press, members: readonly Member[], now: number): Candidate[] {
  const best = bestOf(members, press.order)
  if (!best) return []
  const sectionId = press.sectionOf.get(best.source_id) ?? null
  const place = press.sections.findIndex(({ id }) => id === sectionId)
  const grown = grownIn(members).length
  const wasRead = members.some(({ read_at }) => read_at !== null)
  return [
    {
      members,
      best,
      sectionId,
      papers: papersIn(members),
      newestAt: members.at(-1)?.sort_at ?? best.sort_at,
      sectionPlace: Math.max(0, place),
      hasPicture: members.some(({ has_picture }) => has_picture === 1),
      read: wasRead && grown === 0,
      grown,
      isFollowed: members.length > 1 && isFollowed(databases, members, now),
    },
  ]
}
