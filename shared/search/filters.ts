/** Filters of a search: what operators say, and several together. */

import type { SectionId, SourceId } from '../contract/ids.ts'
import { NO_FILTERS, type SearchFilters, type SearchProblemKind } from '../contract/search.ts'
import type { FolderId, TagId } from '../contract/shelf.ts'
import { isPicture, languageOf, type Operator, stateOf } from './operators.ts'
import { readSpan } from './times.ts'
import { wordsOf } from './words.ts'

interface Named<I> {
  readonly id: I
  readonly title: string
}

/** What the values of operators are looked up in. */
export interface Known {
  readonly sources: readonly Named<SourceId>[]
  readonly sections: readonly Named<SectionId>[]
  readonly folders: readonly Named<FolderId>[]
  readonly tags: readonly Named<TagId>[]
  /** Milliseconds since the epoch. */
  readonly now: number
}

export type ReadFilter = Partial<SearchFilters> | SearchProblemKind

/** What an operator and its value say, or why they say nothing. */
export function readFilter(operator: Operator, value: string, known: Known): ReadFilter {
  switch (operator) {
    case 'source':
      return ids(value, known.sources, sources => ({ sources })) ?? 'unknownSource'
    case 'section':
      return ids(value, known.sections, sections => ({ sections })) ?? 'unknownSection'
    case 'folder':
      return ids(value, known.folders, folders => ({ folders })) ?? 'unknownFolder'
    case 'tag': {
      // All of several tags have to be there: of those whose names begin so, one is meant.
      const [tag] = ids(value, known.tags, tags => ({ tags }))?.tags ?? []
      return tag === undefined ? 'unknownTag' : { tags: [tag] }
    }
    case 'language': {
      const language = languageOf(value)
      return language === undefined ? 'unknownLanguage' : { languages: [language] }
    }
    case 'state': {
      const state = stateOf(value)
      return state === undefined ? 'unknownState' : { [state]: true }
    }
    case 'with':
      return isPicture(value) ? { pictured: true } : 'unknownState'
    default:
      return timeOf(operator, value, known.now)
  }
}

function timeOf(operator: 'after' | 'before' | 'on', value: string, now: number): ReadFilter {
  const span = readSpan(value, now)
  if (span === null) return 'unknownDate'
  if (operator === 'after') return { after: span.start }
  return operator === 'before' ? { before: span.start } : { after: span.start, before: span.end }
}

/** All whose name has all words of `value`; one that is called so exactly stands alone. */
function ids<I>(
  value: string,
  named: readonly Named<I>[],
  filter: (ids: readonly I[]) => Partial<SearchFilters>,
): Partial<SearchFilters> | null {
  const wanted = wordsOf(value.replaceAll('_', ' '))
  const titles = named.map(({ id, title }) => ({ id, words: wordsOf(title) }))
  const exact = titles.filter(({ words }) => words.join(' ') === wanted.join(' '))
  const found = exact.length > 0 ? exact : titles.filter(({ words }) => hasAll(words, wanted))
  return found.length === 0 || wanted.length === 0 ? null : filter(found.map(({ id }) => id))
}

function hasAll(words: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every(one => words.some(word => word.startsWith(one) || word === `ال${one}`))
}

/** What holds when both hold. Newspapers of both are enough, and so are sections, languages and folders; tags have to be there all. */
export function both(one: SearchFilters, other: Partial<SearchFilters>): SearchFilters {
  const { sources, sections, languages, folders, tags, after, before, bookmarked, unread, pictured } = {
    ...NO_FILTERS,
    ...other,
  }
  return {
    sources: [...new Set([...one.sources, ...sources])],
    sections: [...new Set([...one.sections, ...sections])],
    languages: [...new Set([...one.languages, ...languages])],
    folders: [...new Set([...one.folders, ...folders])],
    tags: [...new Set([...one.tags, ...tags])],
    after: one.after === null ? after : Math.max(one.after, after ?? one.after),
    before: one.before === null ? before : Math.min(one.before, before ?? one.before),
    bookmarked: one.bookmarked || bookmarked,
    unread: one.unread || unread,
    pictured: one.pictured || pictured,
  }
}

export function isEmptyTime({ after, before }: SearchFilters): boolean {
  return after !== null && before !== null && before <= after
}

/** Whether they narrow anything. */
export function narrows(filters: SearchFilters): boolean {
  return Object.values(filters).some(value =>
    Array.isArray(value) ? value.length > 0 : value !== null && value !== false,
  )
}
