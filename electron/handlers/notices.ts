/** What the app has to tell the reader about its own state, until it was read. */

import type { Notice } from '../../shared/contract/app.ts'
import type { Remote } from '../processes/port.ts'
import type { Store } from '../records/store.ts'
import { isStopped } from '../store/kept-store.ts'

export interface Notices {
  list(): Promise<readonly Notice[]>
  dismiss(notice: Notice): void
  /** Adds one that only this run of the app knows; the page asks for the list when it is drawn. */
  add(notice: Notice): void
}

export function collectNotices(store: Remote<Store>, damagedSettings: string | null): Notices {
  const dismissed = new Set<string>()
  const added = new Map<string, Notice>()
  return {
    async list() {
      const found = await store.notices().catch(nothingWhenStopped)
      const repaired: Notice[] = damagedSettings ? [{ kind: 'settingsRepaired', damagedFile: damagedSettings }] : []
      return [...found, ...repaired, ...added.values()].filter(notice => !dismissed.has(keyOf(notice)))
    },
    dismiss: notice => void dismissed.add(keyOf(notice)),
    add(notice) {
      dismissed.delete(keyOf(notice))
      added.set(keyOf(notice), notice)
    },
  }
}

/** That it stopped is a notice, too: the page must be able to show it. */
function nothingWhenStopped(error: unknown): readonly Notice[] {
  if (isStopped(error)) return []
  throw error
}

function keyOf(notice: Notice): string {
  return JSON.stringify(notice, Object.keys(notice).toSorted())
}
