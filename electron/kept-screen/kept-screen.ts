/**
 * What the window shows before its script has run: the front page as the next start will print it, drawn by the page
 * itself before it went. The file serves one start and is gone then; after a crash there is none.
 */

import { closeSync, fstatSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isInstant, isPlain } from '../../shared/checks.ts'
import { KEPT_ID, type KeptScreen } from '../../shared/screen/screen.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import { complain } from '../base/log.ts'
import { saveFile } from '../base/save-file.ts'
import { isWrittenScreen, type WrittenScreen, writeScreen } from './markup.ts'

export interface KeptScreens {
  /** When it is on the screen, or turned out not to fit; null: nothing was kept. */
  readonly shown: Promise<void> | null
  /** The window's page has been drawn. */
  onShown(): void
  /** The window's page with what was kept in it, the first time that it is asked for; where nothing fits, as it came. */
  fill(page: string, links: readonly string[]): string
  /** What the filled page looks like beyond the sheets of the window; null: nothing is filled in. */
  sheet(): string | null
  /** For the next start. Never throws: without it that begins with an empty window. */
  keep(screen: KeptScreen): Promise<void>
}

export interface KeptScreenOptions {
  /** The profile's. */
  readonly folder: string
  settings(): Settings
  /** Where the window opens, and how large: of what lies below its edge nothing is kept. */
  place(): unknown
  /** In milliseconds. */
  now(): number
}

/** The address of the style sheet of what was kept. */
export const KEPT_SHEET = '/kept.css'
/** The script that has the window's own script wait for the first frame. */
export const BEGIN_SCRIPT = '/assets/begin.js'

const LARGEST = 2 * 1024 * 1024
/** As the build writes them: the window's own script is the last, and asks for those before it. */
const SCRIPTS = /<script type="module" crossorigin src="([^"]+)"><\/script>/g

interface Looks {
  /** The page that it was drawn for: another build names its styles in another way. */
  readonly page: string
  /** Whatever the reader changed may be seen. */
  readonly settings: string
  readonly place: string
}

interface Kept extends Looks {
  readonly at: number
  readonly screen: WrittenScreen
}

export function openKeptScreens({ folder, settings, place, now }: KeptScreenOptions): KeptScreens {
  const file = join(folder, 'kept-screen.json')
  let kept = takeFrom(file)
  const looksOf = (shownPage: string): Looks => ({
    page: shownPage,
    settings: JSON.stringify(settings()),
    place: JSON.stringify(place()),
  })
  let page: string | null = null
  let sheet: string | null = null
  let onShown = () => {}
  const shown = new Promise<void>(done => {
    onShown = done
  })
  return {
    shown: kept && shown,
    onShown,
    fill(asked, links) {
      page = asked
      const own = [...asked.matchAll(SCRIPTS)].at(-1)?.[1]
      const fitting = kept && hasLooks(kept, looksOf(asked)) ? kept : null
      kept = null
      sheet = null
      if (!fitting || own === undefined) {
        onShown()
        return asked
      }
      const { screen, at } = fitting
      sheet = screen.sheet
      const sheets = [...links, KEPT_SHEET].map(href => `<link rel="stylesheet" crossorigin href="${href}">`).join('')
      const day = isSameDay(at, now()) ? 'same' : 'another'
      const held = `<div id="${KEPT_ID}" data-day="${day}" aria-hidden="true" inert>${screen.inside}</div>`
      return asked
        .replace(/<html[^>]*>/, () => `<html${screen.page}>`)
        .replace(SCRIPTS, '')
        .replace(
          '</head>',
          () => `${sheets}<script type="module" src="${BEGIN_SCRIPT}" data-own="${own}"></script></head>`,
        )
        .replace('<div id="app">', () => `${held}<div id="app">`)
    },
    sheet: () => sheet,
    async keep(screen) {
      if (page === null) return
      const next: Kept = { ...looksOf(page), at: now(), screen: writeScreen(screen) }
      await saveFile(file, JSON.stringify(next), 0o600).catch(error => complain('kept screen', error))
    },
  }
}

/** Only ever once: what stops the window shall not do so at every start. */
function takeFrom(file: string): Kept | null {
  try {
    const content = readUpTo(file, LARGEST)
    rmSync(file, { force: true })
    const kept: unknown = content === null ? null : JSON.parse(content)
    return isKept(kept) ? kept : null
  } catch {
    // None was kept, or another program has been at it.
    return null
  }
}

function readUpTo(file: string, most: number): string | null {
  const opened = openSync(file, 'r')
  try {
    return fstatSync(opened).size > most ? null : readFileSync(opened, 'utf8')
  } finally {
    closeSync(opened)
  }
}

function isKept(value: unknown): value is Kept {
  if (!isPlain(value) || !['page', 'settings', 'place'].every(name => typeof value[name] === 'string')) return false
  return isInstant(value['at']) && isWrittenScreen(value['screen'])
}

function hasLooks(kept: Looks, { page, settings, place }: Looks): boolean {
  return kept.page === page && kept.settings === settings && kept.place === place
}

function isSameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString()
}
