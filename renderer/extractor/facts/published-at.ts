// When an article was published: as machines are told, as its feed said, or as it stands on the page. Not when the page was
// made, nor what day it is.
import { instantOf, readDate } from '../../../shared/arabic/dates.ts'
import { saysWhenPublished } from '../../../shared/press/words.ts'
import { isAround, type Line, nearestFirst } from './around.ts'

/** The first that can be read. One that says where its hour holds is better than the same day without it. */
export function surestDate(told: readonly (string | null)[], fed: number | null): number | null {
  const dates = told.flatMap(text => {
    const at = instant(text)
    return at === null ? [] : [{ at, isExact: hasZone(text ?? '') }]
  })
  const [first] = dates
  if (!first || first.isExact) return first?.at ?? fed
  const exact = [...dates.filter(({ isExact }) => isExact).map(({ at }) => at), ...(fed === null ? [] : [fed])]
  return exact.find(at => Math.abs(at - first.at) <= A_DAY) ?? first.at
}

/** Wherever on Earth it was written. */
const A_DAY = 26 * 60 * 60 * 1000

function hasZone(written: string): boolean {
  return /\d{1,2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2}|GMT|UTC)\s*$/i.test(written.slice(0, LONGEST))
}

const LONGEST = 100

/** Machines write ISO 8601, with or without a zone; people write what they like. */
function instant(written: string | null): number | null {
  if (!written) return null
  const exact = /^\d{4}-\d{2}-\d{2}/.test(written) ? Date.parse(withZone(written)) : Number.NaN
  if (!Number.isNaN(exact)) return exact
  const date = readDate(written)
  return date && date.year >= FIRST_YEAR ? instantOf(date) : null
}

/** Numbers that look like a day of earlier ones are none of a page's. */
const FIRST_YEAR = 1990

/** Times without a zone are read as UTC: the browser would take its own. */
function withZone(written: string): string {
  const joined = written.trim().replace(/^(\d{4}-\d{2}-\d{2})\s+/, '$1T')
  return /T[\d:.]+$/.test(joined) ? `${joined}Z` : joined
}

const TIMES = 'time[datetime], [itemprop~=datePublished], [itemprop~=dateCreated]'
const PUBLISHED = '[itemprop~=datePublished]'
const CHANGED = '[itemprop~=dateModified], [class*=updated i], [class*=modified i]'
const SHORT = 80

/** A time that the page marks, else a dated line of those from the headline on: the nearest below it. */
export function writtenDate(document: Document, headline: Element | null, lines: readonly Line[]): number | null {
  const times = nearestFirst([...document.body.querySelectorAll(TIMES)], headline)
  const published = times.filter(time => time.matches(PUBLISHED))
  for (const time of [...published, ...times.filter(one => !one.matches(CHANGED))]) {
    const at = instant(time.getAttribute('datetime') ?? time.getAttribute('content'))
    if (at !== null && !isAround(time, headline)) return at
  }
  const dated = lines.flatMap(({ text, element }) => {
    const at = instant(text)
    return at === null ? [] : [{ text, at, element }]
  })
  const own = dated.filter(({ element }) => !isAround(element, headline))
  // Some papers set the day among links.
  const all = [...own, ...dated]
  return (all.find(({ text }) => saysWhenPublished(text)) ?? all.find(({ text }) => text.length < SHORT))?.at ?? null
}
