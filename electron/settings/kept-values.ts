/** `settings.json`: read once, and at each change written whole beside itself and put in its place. */

import { existsSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'

export type Values = Readonly<Record<string, unknown>>

/** What the file says; null where it is cut off, or is no JSON or no object. */
export function parseValues(text: string): Values | null {
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null
    return parsed as Values
  } catch {
    return null
  }
}

export interface KeptValues {
  read(): Values
  /** Stays as it was where it cannot be written, and throws what the system says. */
  set(change: Values): void
}

/** @param file sound, or not there */
export function openKeptValues(file: string): KeptValues {
  let values = existsSync(file) ? (parseValues(readFileSync(file, 'utf8')) ?? {}) : {}
  return {
    read: () => values,
    set(change) {
      const changed = { ...values, ...change }
      writeValues(file, changed)
      values = changed
    },
  }
}

/** Whoever has laid the file elsewhere and a link in its place keeps both. */
export function writeValues(file: string, values: Values): void {
  const target = existsSync(file) ? realpathSync(file) : file
  const mode = existsSync(target) ? statSync(target).mode : 0o666
  const draft = `${target}.draft`
  try {
    writeFileSync(draft, JSON.stringify(values, null, 2), { mode, flush: true })
    putInPlace(draft, target)
  } catch (error) {
    removeDraft(draft)
    throw error
  }
}

function removeDraft(draft: string): void {
  try {
    rmSync(draft, { force: true })
  } catch {
    // The reason that counts is why nothing could be written.
  }
}

/** On Windows a file that another program has just opened, as those against viruses do, is refused for a moment. */
const WAITS_MS = process.platform === 'win32' ? [10, 40, 160, 640] : []
const BUSY = new Set(['EPERM', 'EACCES', 'EBUSY'])

function putInPlace(draft: string, target: string): void {
  for (const wait of WAITS_MS) {
    try {
      renameSync(draft, target)
      return
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && BUSY.has(String(error.code)))) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait)
    }
  }
  renameSync(draft, target)
}
