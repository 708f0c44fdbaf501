/** Lists of newspapers that come from outside the window: the command line, the menu, a second start. */

import { failureOf } from '../../shared/result.ts'
import { type Announce, announceTopics } from '../ipc/answer.ts'
import type { Engine } from '../running/running.ts'

/** Imports a file, tells the window the end, good or bad, and syncs what is new. Never rejects. */
export function createOpmlImport(engine: Promise<Engine>, tell: Announce): (file: string) => Promise<void> {
  return async file => {
    try {
      const { lists, sync } = await engine
      const { summary, feedIds } = await lists.importFile(file)
      announceTopics(tell, ['library'])
      tell('opmlImported', summary)
      if (feedIds.length > 0) await sync.start({ by: 'hand', atLeast: feedIds })
    } catch (error) {
      tell('importFailed', failureOf(error))
    }
  }
}

/** The file that a second start passed on to the first. */
export function importFileOf(given: unknown): string | null {
  const file = typeof given === 'object' && given !== null && 'importFile' in given ? given.importFile : null
  return typeof file === 'string' ? file : null
}
