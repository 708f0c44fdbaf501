/** Whether an AppImage runs. Asked before the window opens, and so without what starts other programs. */

import { realpathSync, statSync } from 'node:fs'
import { isAbsolute, sep } from 'node:path'

interface Running {
  /** The executable. */
  readonly program: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/**
 * The AppImage that runs; null: none does. `APPIMAGE` is handed on to whatever an AppImage starts: it is ours only if we run
 * out of its mount.
 */
export function appImageOf({ program, env }: Running): string | null {
  const { APPIMAGE: file, APPDIR: folder } = env
  if (!file || !folder || !isAbsolute(file)) return null
  try {
    const isInside = realpathSync(program).startsWith(realpathSync(folder) + sep)
    return isInside && statSync(file).isFile() ? realpathSync(file) : null
  } catch {
    // One of them is not there: no AppImage of ours.
    return null
  }
}
