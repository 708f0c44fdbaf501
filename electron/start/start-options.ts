/** What the command line and the environment may ask for. Anything else in them is ignored. */

import { resolve } from 'node:path'
import { pageToSaveIn } from './public-links.ts'

export interface StartOptions {
  /** Profile folder in place of the system's. */
  readonly dataFolder: string | null
  /** OPML file to import. */
  readonly importFile: string | null
  /** Address of a page that a `warraq:` link asks to save. */
  readonly savePage: string | null
  /** Only to see whether this version starts at all. */
  readonly isTrial: boolean
}

/** Reads `--data DIR` (or `--data=DIR`) and `--import FILE`; relative paths are meant against `workingFolder`. */
export function readStartOptions(argv: readonly string[], workingFolder: string): StartOptions {
  const path = (name: string) => {
    const value = valueAfter(argv, name)
    return value === null || value === '' ? null : resolve(workingFolder, value)
  }
  return {
    dataFolder: path('data'),
    importFile: path('import'),
    savePage: pageToSaveIn(argv),
    isTrial: argv.includes('--try-start'),
  }
}

/** Chromium opens a port for anybody on the machine under these switches; nothing but the app itself refuses them. */
export function asksForRemoteDebugging(argv: readonly string[]): boolean {
  return argv.some(argument => /^--?remote-debugging-(?:port|pipe|address)\b/.test(argument))
}

function valueAfter(argv: readonly string[], name: string): string | null {
  const at = argv.findIndex(argument => argument === `--${name}` || argument.startsWith(`--${name}=`))
  if (at < 0) return null
  const argument = argv[at] as string
  return argument.includes('=') ? argument.slice(argument.indexOf('=') + 1) : (argv[at + 1] ?? null)
}
