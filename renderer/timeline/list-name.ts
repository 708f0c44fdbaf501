// The list's name for listeners: which list it is, and how much of it is unread.
import { useCell, useCellPart } from '../base/cell.ts'
import { useTranslate } from '../language/translate.ts'
import { countsCell, libraryCell, namedLibraryCell } from '../library/library.ts'
import { keyOf, nameOfScope } from '../library/tree.ts'
import { scopeCell } from '../place/place.ts'

export function useListName(): string {
  const t = useTranslate()
  const scope = useCell(scopeCell)
  const library = useCell(namedLibraryCell)
  const count = useCellPart(countsCell, counts => counts.get(keyOf(scope)) ?? 0)
  const isKnown = useCellPart(libraryCell, known => known !== null)
  const name = nameOfScope(scope, library, t)
  if (!isKnown) return name
  return `${name}. ${t(scope.kind === 'bookmarks' ? 'timeline.total' : 'sources.unread', { count })}`
}
