// A story as lines: a newspaper each, in order of time, with the copies of its text behind it. Pure.

import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { ArticleRow } from '../../shared/contract/reading.ts'
import type { Story, StoryArticle } from '../../shared/contract/stories.ts'
import { DAY } from '../../shared/units.ts'

export interface StripLine {
  readonly own: StoryArticle
  readonly copies: readonly StoryArticle[]
}

export interface StripDay {
  /** An instant of the day; null: all of the story happened within a day, which needs no name. */
  readonly at: number | null
  readonly lines: readonly StripLine[]
}

export function linesOf({ articles }: Pick<Story, 'articles'>): StripLine[] {
  const texts = new Map<ArticleRef, StoryArticle[]>()
  for (const one of articles) {
    const text = one.wireOf ?? one.row.ref
    texts.set(text, [...(texts.get(text) ?? []), one])
  }
  // Of a text that several printed the first to do so stands before the others, whichever of them came here first.
  return [...texts.values()].flatMap(([own, ...copies]) => (own ? [{ own, copies }] : []))
}

/** How much two articles of one text have in common; null: it was not measured between these two. */
export function shareOf(own: StoryArticle, copy: StoryArticle): number | null {
  if (copy.wireOf === own.row.ref) return copy.share
  return own.wireOf === copy.row.ref ? own.share : null
}

/** More lines than this would push the article out of sight. */
const MOST_LINES = 6

/** Of a long story the line of the open article, what is new, and as many others from the first on as there is room for. */
export function shownLines(lines: readonly StripLine[], current: ArticleRef | null): readonly StripLine[] {
  // One that is hidden takes the room that it would have.
  if (lines.length <= MOST_LINES + 1) return lines
  const isWanted = ({ own, copies }: StripLine) => [own, ...copies].some(one => one.isNew || one.row.ref === current)
  const room = Math.max(0, MOST_LINES - lines.filter(isWanted).length)
  const others = new Set(lines.filter(line => !isWanted(line)).slice(0, room))
  return lines.filter(line => isWanted(line) || others.has(line))
}

/** In the reader's own days. */
export function daysOf(lines: readonly StripLine[]): StripDay[] {
  const [first, last] = [lines[0], lines.at(-1)]
  if (!first || !last) return []
  const isLong = last.own.row.publishedAt - first.own.row.publishedAt > DAY
  if (!isLong) return [{ at: null, lines }]
  const days = new Map<string, StripLine[]>()
  for (const line of lines) {
    const day = new Date(line.own.row.publishedAt).toDateString()
    days.set(day, [...(days.get(day) ?? []), line])
  }
  return [...days.values()].map(ofDay => ({ at: ofDay[0]?.own.row.publishedAt ?? null, lines: ofDay }))
}

type Known = Pick<ArticleRow, 'ref' | 'sourceId' | 'title' | 'publishedAt'>

/** The article of the story that is open: itself, or the one that a bookmark is the copy of. */
export function openIn({ articles }: Pick<Story, 'articles'>, open: Known): StoryArticle | null {
  const isCopied = ({ sourceId, title, publishedAt }: Known) =>
    sourceId === open.sourceId && title === open.title && publishedAt === open.publishedAt
  return articles.find(({ row }) => row.ref === open.ref) ?? articles.find(({ row }) => isCopied(row)) ?? null
}

/** Articles of other newspapers, a text once. */
export function inOtherPapers({ articles }: Pick<Story, 'articles'>, open: Known): StoryArticle[] {
  const self = openIn({ articles }, open)
  const isSame = (one: StoryArticle) => one === self || one.row.sourceId === open.sourceId
  return articles.filter(one => !isSame(one))
}
