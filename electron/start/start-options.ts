/** What the command line and the environment may ask for. Anything else in them is ignored. */

import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pageToSaveIn } from './public-links.ts'

export interface StartOptions {
  /** Profile folder in place of the system's. */
  readonly dataFolder: string | null
  /** OPML file to import, whether `--import` names it or it was opened with the app. */
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
    importFile: path('import') ?? listIn(argv, workingFolder),
    savePage: pageToSaveIn(argv),
    isTrial: argv.includes('--try-start'),
  }
}

/** Lists of newspapers by the ending that the packages register: as a path, or as the address that desktops hand over. */
const LIST = /\.opml$/i

/** The first list that is named without an option, as a file manager names what was opened with the app. */
function listIn(argv: readonly string[], workingFolder: string): string | null {
  const isNamed = (argument: string, place: number) =>
    place > 0 && LIST.test(argument) && !argument.startsWith('-') && !/^--(?:data|import)$/.test(argv[place - 1] ?? '')
  return fileOf(argv.find(isNamed) ?? '', workingFolder)
}

/** null for addresses of anything but a file of this computer. */
function fileOf(argument: string, workingFolder: string): string | null {
  if (argument === '') return null
  const isAddress = /^[a-z][a-z\d+.-]+:/i.test(argument)
  if (!isAddress) return resolve(workingFolder, argument)
  try {
    return fileURLToPath(argument)
  } catch {
    // Another scheme, or the file of another computer.
    return null
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
