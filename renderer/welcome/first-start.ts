// Whether this is a first start: nothing subscribed, nothing kept, and the welcome page not put away.
import { useEffect } from 'react'
import type { Library } from '../../shared/contract/sources.ts'
import { useCell, useCellPart } from '../base/cell.ts'
import { libraryCell } from '../library/library.ts'
import { changeSettings, settingsCell } from '../preferences/preferences.ts'

export function useFirstStart(): boolean {
  const { welcomed } = useCell(settingsCell)
  const isEmpty = useCellPart(libraryCell, whetherEmpty)
  const isOver = !welcomed && isEmpty === false

  // Whoever removes the last newspaper later finds an empty list, not the first page again.
  useEffect(() => {
    if (isOver) void changeSettings({ welcomed: true })
  }, [isOver])

  return !welcomed && isEmpty === true
}

/** null while nobody knows. */
function whetherEmpty(library: Library | null): boolean | null {
  return library && library.sources.length === 0 && library.bookmarks === 0
}
