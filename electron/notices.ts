/** What the app has to tell the reader about its own state, until it was read. */

import type { Notice } from '../shared/models.ts'
import type { Engine } from './engine.ts'

export interface Notices {
  list(): Promise<readonly Notice[]>
  dismiss(notice: Notice): void
}

export function collectNotices(engine: Promise<Engine>, damagedSettings: string | null): Notices {
  const dismissed = new Set<string>()
  return {
    async list() {
      const found = await (await engine).store.notices()
      const repaired: Notice[] = damagedSettings ? [{ kind: 'settingsRepaired', damagedFile: damagedSettings }] : []
      return [...found, ...repaired].filter(notice => !dismissed.has(keyOf(notice)))
    },
    dismiss: notice => void dismissed.add(keyOf(notice)),
  }
}

function keyOf(notice: Notice): string {
  return JSON.stringify(notice, Object.keys(notice).toSorted())
}
