/** Which articles the index still needs: those of the last 72 hours, and of stories that had one since. By whole hours. */

import { HOUR } from '../units.ts'
import { type Entry, STORY_WINDOW } from './entry.ts'

export interface Window {
  isOver(entry: Entry): boolean
  /** Looks at it again when its hour has passed. After its story has lost an article, too: that may be sooner. */
  watch(entry: Entry): void
  /** Moves on, and gives what nothing can join any more. */
  moveTo(newest: number): Entry[]
}

export function createWindow(): Window {
  const watched = new Map<number, Entry[]>()
  let firstHour = Number.NEGATIVE_INFINITY

  const isOver = (entry: Entry) => lastHourOf(entry) < firstHour

  function watch(entry: Entry): void {
    const hour = lastHourOf(entry)
    const list = watched.get(hour)
    if (list) list.push(entry)
    else watched.set(hour, [entry])
  }

  return {
    isOver,
    watch,
    moveTo(newest) {
      const hour = Math.floor((newest - STORY_WINDOW) / HOUR)
      if (hour <= firstHour) return []
      firstHour = hour
      const passed = [...watched.keys()].filter(one => one < firstHour).toSorted((a, b) => a - b)
      const entries = new Set(passed.flatMap(one => watched.get(one) ?? []))
      for (const one of passed) watched.delete(one)
      const live = [...entries].filter(entry => entry.isLive)
      for (const entry of live) if (!isOver(entry)) watch(entry)
      return live.filter(isOver)
    },
  }
}

function lastHourOf({ story, at }: Entry): number {
  return Math.floor((story?.newest ?? at) / HOUR)
}
