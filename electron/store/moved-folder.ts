/**
 * A folder that is moved, deleted or replaced while its files are open (howtocorrupt, section 2.4): what is written on goes
 * where nobody looks for it, and the next start finds something else in its place. Case D-10.
 */

import { stat } from 'node:fs/promises'
import { SECOND } from '../../shared/units.ts'

export interface FolderWatch {
  /** The file was opened anew: it may be another one now. */
  renew(): void
  stop(): void
}

const EVERY = 2 * SECOND
/** A disk may hold its breath; a folder that is gone stays so. */
const TIMES = 2

/** `onMoved` is called once, when another file, or none, lies where `file` was. */
export function watchFolder(file: string, onMoved: () => void, every = EVERY): FolderWatch {
  let known: string | null = null
  let times = 0
  const timer = setInterval(() => void look(), every)
  timer.unref()

  async function look(): Promise<void> {
    const found = await identityOf(file)
    if (found === 'unknown') return
    known ??= found
    times = found === known ? 0 : times + 1
    if (times < TIMES) return
    clearInterval(timer)
    onMoved()
  }

  return {
    renew() {
      known = null
      times = 0
      // Not at the next turn: by then it may have been moved.
      void look()
    },
    stop: () => clearInterval(timer),
  }
}

/** `unknown`: the system does not say. */
async function identityOf(file: string): Promise<string> {
  try {
    const { dev, ino } = await stat(file, { bigint: true })
    return `${dev}:${ino}`
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'nothing' : 'unknown'
  }
}
