// A watch is tried on the articles of the last weeks while it is written.

import { useEffect, useState } from 'react'
import type { Watch, WatchTrial } from '../../shared/contract/watches.ts'
import { reader } from '../base/reader.ts'

const PAUSE_MS = 350

/** null: it is being tried. */
export function useTrial(watch: Watch): WatchTrial | null {
  const [tried, setTried] = useState<{ readonly by: string; readonly trial: WatchTrial } | null>(null)
  const by = JSON.stringify(watch)
  useEffect(() => {
    let isWanted = true
    const timer = setTimeout(async () => {
      const trial = await reader.request.tryWatch(JSON.parse(by))
      if (isWanted && trial.ok) setTried({ by, trial: trial.value })
    }, PAUSE_MS)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [by])
  return tried?.by === by ? tried.trial : null
}
