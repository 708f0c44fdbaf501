/** A damaged settings file is put aside and mended before anything else opens it. */

import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { SETTING_NAMES, SETTINGS, type Settings } from '../../shared/settings/settings.ts'
import { parseValues, type Values, writeValues } from './kept-values.ts'

/**
 * What cannot be read is copied aside; every preference that is still readable in it is kept. Returns the copy's path,
 * or null when nothing was wrong.
 */
export function repairSettings(file: string, now: number): string | null {
  mkdirSync(dirname(file), { recursive: true })
  if (!existsSync(file)) return null
  const text = readFileSync(file, 'utf8')
  const stored = parseValues(text)
  if (stored && Object.keys(stored).every(name => isFit(stored, name))) return null

  const aside = `${file}.bad-${new Date(now).toISOString().replaceAll(':', '-')}`
  copyFileSync(file, aside)
  const fit = stored ? Object.entries(stored).filter(([name]) => isFit(stored, name)) : Object.entries(salvage(text))
  writeValues(file, Object.fromEntries(fit))
  return aside
}

/** Names of a newer version are kept as they are: this version does not know what is right for them. */
function isFit(stored: Values, name: string): boolean {
  if (name === '__proto__') return false
  if (!Object.hasOwn(SETTINGS, name)) return true
  return SETTINGS[name as keyof Settings].accepts(stored[name])
}

function salvage(text: string): Partial<Settings> {
  const found = SETTING_NAMES.flatMap(name => {
    const written = new RegExp(
      `"${name}"\\s*:\\s*("[a-z-]{1,40}"|-?\\d{1,9}(?:\\.\\d{1,9})?|true|false)(?=\\s*[,}])`,
    ).exec(text)
    const value: unknown = written?.[1] === undefined ? undefined : JSON.parse(written[1])
    return SETTINGS[name].accepts(value) ? [[name, value] as const] : []
  })
  return Object.fromEntries(found)
}
