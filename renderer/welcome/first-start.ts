// Whether this is a first start: nothing subscribed, nothing kept, and the welcome page not put away.
import { useEffect } from 'react'
import { useCell } from '../cell.ts'
import { changeSettings, settingsCell } from '../settings/preferences.ts'
import { libraryCell } from '../sources/library.ts'

export function useFirstStart(): boolean {
  const { welcomed } = useCell(settingsCell)
  const library = useCell(libraryCell)
  const isEmpty = library?.sources.length === 0 && library.bookmarks === 0
  const isOver = !welcomed && library !== null && !isEmpty

  // Whoever removes the last newspaper later finds an empty list, not the first page again.
  useEffect(() => {
    if (isOver) void changeSettings({ welcomed: true })
  }, [isOver])

  return !welcomed && isEmpty
}
