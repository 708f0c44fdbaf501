// Which branches of the tree are folded: as the reader left them, also before the last start.
import { useCallback, useMemo, useRef } from 'react'
import { type Folds, isFolded } from '../../../shared/settings/folds.ts'
import { useCellPart } from '../../base/cell.ts'
import { changeSettings, settingsCell } from '../../preferences/preferences.ts'

/** @returns whether the branch of a key is folded, which has so many rows together with its neighbours */
export function useFolds(): (key: string, rows: number) => boolean {
  // The same until other rows are folded: other preferences draw no tree anew.
  const written = useCellPart(settingsCell, settings => JSON.stringify(settings.folds))
  const folds = useMemo((): Folds => JSON.parse(written), [written])
  /** Rows that there were when a branch was first seen: one newspaper too many folds nothing before the reader's eyes. */
  const firstRows = useRef(new Map<string, number>())
  return useCallback(
    (key, rows) => {
      const first = firstRows.current.get(key) ?? rows
      firstRows.current.set(key, first)
      return isFolded(folds, key, first)
    },
    [folds],
  )
}

/** All of them are written down as they are now: what was there before is forgotten with its row. */
export function foldThose(keys: readonly string[], isToBeFolded: (key: string) => boolean): void {
  void changeSettings({ folds: Object.fromEntries(keys.map(key => [key, isToBeFolded(key)])) })
}
