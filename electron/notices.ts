/** What the app has to tell the reader about its own state, until it was read. */

import type { Notice } from '../shared/models.ts'
import type { Remote } from './port.ts'
import type { Store } from './store/records.ts'

export interface Notices {
  list(): Promise<readonly Notice[]>
  dismiss(notice: Notice): void
}

export function collectNotices(store: Promise<Remote<Store>>, damagedSettings: string | null): Notices {
  const dismissed = new Set<string>()
  return {
    async list() {
      const found = await (await store).notices()
      const repaired: Notice[] = damagedSettings ? [{ kind: 'settingsRepaired', damagedFile: damagedSettings }] : []
      return [...found, ...repaired].filter(notice => !dismissed.has(keyOf(notice)))
    },
    dismiss: notice => void dismissed.add(keyOf(notice)),
  }
}

function keyOf(notice: Notice): string {
  return JSON.stringify(notice, Object.keys(notice).toSorted())
}
