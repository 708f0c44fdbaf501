// What can be said of a page, and what becomes of it when the reader does something to an article. Pure.

import type { ArticleRef, SourceId } from '../../../shared/contract/ids.ts'
import type { ArticleRow } from '../../../shared/contract/reading.ts'
import type { FrontPage, FrontSection, FrontStory, Meanwhile } from '../../../shared/contract/stories.ts'

/** Whether there was anything to print. */
export function isPrinted(page: FrontPage): page is FrontPage & { readonly lead: FrontStory } {
  return page.lead !== null
}

/** A block of many sections is short; the only one is the rest of the paper. */
const SHOWN = { ofMany: 4, ofFew: 6, ofOne: 18 } as const
const FEW = 2

/** Sections with something to say, each with as many stories as are drawn of it. */
export function sectionsShown({ sections }: FrontPage): readonly FrontSection[] {
  const filled = sections.filter(({ stories }) => stories.length > 0)
  const most = filled.length === 1 ? SHOWN.ofOne : filled.length <= FEW ? SHOWN.ofFew : SHOWN.ofMany
  return filled.map(section => ({ ...section, stories: section.stories.slice(0, most) }))
}

/** Where the stories beside the first one stand, so that the columns end together. */
export interface Seconds {
  readonly beside: readonly FrontStory[]
  readonly under: readonly FrontStory[]
  /** In the column of what is new, where nothing is. */
  readonly atEnd: readonly FrontStory[]
}

/** Two fit under a first story of which few others write; with a picture, not beside a column that is short itself. */
const UNDER = 2
const LEAST_BESIDE = 3
/** The last column is narrower, and has something over them. */
const BESIDE_SHARE = 0.6

export function placeSeconds({ lead, second, since }: FrontPage): Seconds {
  const isNothingNew = since.length === 0
  const isShort = lead !== null && lead.rivals.length < 2 && (!isNothingNew || lead.row.picture === null)
  const under = isShort && second.length >= LEAST_BESIDE + UNDER ? UNDER : 0
  const rest = second.length - under
  const beside = isNothingNew ? Math.ceil(rest * BESIDE_SHARE) : rest
  return { beside: second.slice(0, beside), under: second.slice(rest), atEnd: second.slice(beside, rest) }
}

/** All stories that are drawn, in reading order. */
export function storiesIn(page: FrontPage): readonly FrontStory[] {
  const { lead, second } = page
  return [...(lead ? [lead] : []), ...second, ...sectionsShown(page).flatMap(({ stories }) => stories)]
}

/** The places of the sections whose first story has its picture drawn: no two of them stand side by side. */
export function picturedSections(sections: readonly FrontSection[]): ReadonlySet<number> {
  const pictured = new Set<number>()
  sections.forEach(({ stories: [first] }, place) => {
    if (first?.row.picture && !pictured.has(place - 1)) pictured.add(place)
  })
  return pictured
}

export interface Progress {
  readonly read: number
  readonly total: number
  readonly minutesRead: number
  readonly minutesLeft: number
}

export function progressIn(page: FrontPage): Progress {
  const stories = storiesIn(page)
  const minutesOf = (some: readonly FrontStory[]) => some.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)
  const read = stories.filter(story => story.read)
  return {
    read: read.length,
    total: stories.length,
    minutesRead: minutesOf(read),
    minutesLeft: minutesOf(stories.filter(story => !story.read)),
  }
}

export function newestIn(page: FrontPage): number {
  return Math.max(...storiesIn(page).map(({ newestAt }) => newestAt))
}

export function sourcesIn(page: FrontPage): readonly SourceId[] {
  return storiesIn(page).flatMap(({ row, rivals }) => [row, ...rivals].flatMap(({ sourceId }) => sourceId ?? []))
}

/** The page where these articles were changed. Whoever reads one of a story has read the story. */
export function afterChange(page: FrontPage, refs: ReadonlySet<ArticleRef>, change: Partial<ArticleRow>): FrontPage {
  const inRow = (row: ArticleRow) => (refs.has(row.ref) ? { ...row, ...change } : row)
  const inStory = (story: FrontStory): FrontStory => {
    if (!story.refs.some(ref => refs.has(ref))) return story
    const rows = { row: inRow(story.row), rivals: story.rivals.map(inRow) }
    if (change.read === undefined) return { ...story, ...rows }
    return { ...story, ...rows, read: change.read, grown: change.read ? 0 : story.grown }
  }
  return {
    ...page,
    lead: page.lead && inStory(page.lead),
    second: page.second.map(inStory),
    sections: page.sections.map(section => ({ ...section, stories: section.stories.map(inStory) })),
    since: page.since.map(inRow),
  }
}

/**
 * The next edition, with what came after the one before it beside the page: that is more than what came since the reader
 * was last seen, who has been here all the time. null: it is not.
 */
export function withSinceLast(page: FrontPage, came: Meanwhile): FrontPage | null {
  const first = new Set([page.lead, ...page.second].flatMap(story => story?.refs ?? []))
  const since = came.rows.filter(({ ref }) => !first.has(ref))
  const total = came.total - (came.rows.length - since.length)
  return total > page.sinceTotal ? { ...page, since, sinceTotal: total } : null
}
