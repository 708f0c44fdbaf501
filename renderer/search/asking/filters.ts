// Filters of a search, put on and taken off. Pure.
import { NO_FILTERS, type SearchFilters } from '../../../shared/contract/search.ts'

/** Filters that are lists: one of each has to hold, of tags all. */
export type ListFilter = 'sources' | 'sections' | 'languages' | 'folders' | 'tags'
/** Filters that hold or are not there. */
export type StateFilter = 'bookmarked' | 'unread' | 'pictured'

export const STATE_FILTERS: readonly StateFilter[] = ['bookmarked', 'unread', 'pictured']

export type Time = Pick<SearchFilters, 'after' | 'before'>
export const ALL_TIME: Time = { after: null, before: null }

/** Puts a value into a list, or takes it out. */
export function toggled<F extends ListFilter>(filters: SearchFilters, filter: F, value: SearchFilters[F][number]) {
  const values: readonly (string | number)[] = filters[filter]
  const next = values.includes(value) ? values.filter(each => each !== value) : [...values, value]
  return { ...filters, [filter]: next }
}

export function isSameTime(one: Time, other: Time): boolean {
  return one.after === other.after && one.before === other.before
}

/** One thing that narrows. */
export type FilterPart =
  | { readonly kind: ListFilter; readonly values: readonly (string | number)[] }
  | { readonly kind: 'time'; readonly time: Time }
  | { readonly kind: StateFilter }

/** Each thing that narrows by itself. */
export function partsOf(filters: SearchFilters): FilterPart[] {
  const { sources, sections, languages, folders, tags, after, before } = filters
  const lists = { sources, sections, languages, folders, tags }
  return [
    ...(Object.keys(lists) as ListFilter[])
      .filter(kind => lists[kind].length > 0)
      .map(kind => ({ kind, values: lists[kind] })),
    ...(isSameTime(filters, ALL_TIME) ? [] : [{ kind: 'time', time: { after, before } } as const]),
    ...STATE_FILTERS.filter(kind => filters[kind]).map(kind => ({ kind })),
  ]
}

/** All but one part; of a list `value` alone, where one is given. */
export function without(filters: SearchFilters, part: FilterPart, value?: string | number): SearchFilters {
  if (part.kind === 'time') return { ...filters, ...ALL_TIME }
  if (value === undefined || !('values' in part)) return { ...filters, [part.kind]: NO_FILTERS[part.kind] }
  return { ...filters, [part.kind]: part.values.filter(each => each !== value) }
}
