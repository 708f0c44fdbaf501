/** A new version has its first starts: once its window was seen, the one before goes; if it never is, that one comes back. */

import { rm } from 'node:fs/promises'
import type { MemoryFile } from './memory.ts'
import { bringBack } from './replace-appimage.ts'

/** A reader who closes a slow window twice is not yet told that it does not open. */
const MOST_STARTS = 3

/**
 * Called at every start, before anything that may fail. `own`: the AppImage that runs, null where none does. Returns the
 * program to open in place of this one; null: go on.
 */
export async function beginStart(memory: MemoryFile, version: string, own: string | null): Promise<string | null> {
  const { trial } = memory.read()
  if (!trial) return null
  if (trial.file !== own) {
    // The profile was copied from where that program is: it is not ours to touch.
    await memory.change({ trial: null })
    return null
  }
  if (trial.version !== version) {
    // The power went before the new one had its place, or somebody put another one there.
    await rm(trial.previous, { force: true })
    await memory.change({ trial: null })
    return null
  }
  if (trial.starts < MOST_STARTS) {
    await memory.change({ trial: { ...trial, starts: trial.starts + 1 } })
    return null
  }
  const isBack = await bringBack(trial.file)
  await memory.change({ trial: null, fellBackFrom: isBack ? version : null })
  return isBack ? trial.file : null
}

/** Called once the window was drawn. */
export async function confirmStart(memory: MemoryFile, version: string, own: string | null): Promise<void> {
  const { trial } = memory.read()
  if (trial?.version !== version || trial.file !== own) return
  await memory.change({ trial: null, fellBackFrom: null })
  await rm(trial.previous, { force: true })
}
