/** What narrows a search without words is in the index as words of a column of its own. */

import { isRightToLeft } from '../../../shared/arabic/direction.ts'
import type { SourceId } from '../../../shared/contract/ids.ts'
import type { SearchFilters } from '../../../shared/contract/search.ts'
import type { IndexedFacts } from './search-index.ts'

const PICTURE = 'p'

export function marksOf({ source, language, direction, hasPicture }: IndexedFacts): string[] {
  return [
    // Also of a muted article, which is found again under its newspaper when it comes back.
    ...(source === null ? [] : [sourceMark(Math.abs(source))]),
    languageMark(shownLanguage(language, direction)),
    ...(hasPicture ? [PICTURE] : []),
  ]
}

/** Half of the Arabic press declares its feeds as English: the direction, which was read from the letters, goes first. */
function shownLanguage(declared: string | null, direction: IndexedFacts['direction']): string {
  const primary = /^[a-z]{2,3}(?![a-z])/.exec(declared?.toLowerCase() ?? '')?.[0]
  if (direction === 'rtl') return primary !== undefined && isRightToLeft(primary) ? primary : 'ar'
  return primary === undefined || isRightToLeft(primary) ? 'und' : primary
}

/** FTS5 expressions, each of which must match; `sources`: those that are meant, null for all. */
export function markExpressions(
  { languages, pictured }: Pick<SearchFilters, 'languages' | 'pictured'>,
  sources: readonly SourceId[] | null,
): string[] {
  return [
    ...(sources === null ? [] : [anyMark(sources.map(sourceMark))]),
    ...(languages.length === 0 ? [] : [anyMark(languages.map(languageMark))]),
    ...(pictured ? [anyMark([PICTURE])] : []),
  ]
}

/** null: nothing is hidden. */
export function hiddenExpression(sources: readonly SourceId[]): string | null {
  return sources.length === 0 ? null : anyMark(sources.map(sourceMark))
}

function anyMark(marks: readonly string[]): string {
  // Nothing has the mark of no newspaper.
  return `{marks} : (${(marks.length === 0 ? [sourceMark(0)] : marks).map(mark => `"${mark}"`).join(' OR ')})`
}

function sourceMark(source: SourceId): string {
  return `s${source}`
}

function languageMark(language: string): string {
  return `l${language.toLowerCase().replace(/[^a-z]/g, '')}`
}
