// What was drawn before the script ran lies over the window until that has drawn the same.
import { KEPT_ID } from '../../shared/screen/screen.ts'
import { headlinesCell } from '../headline-bar/headlines.ts'
import { libraryCell } from '../library/library.ts'
import { settingsCell } from '../preferences/preferences.ts'

/** Something may never come. */
const LONGEST = 3_000
const USES = ['keydown', 'pointerdown', 'wheel'] as const

/** `parts`: resolves when what comes behind the first frame is there. */
export function watchKeptScreen(page: Document, parts: Promise<unknown>): void {
  const kept = page.getElementById(KEPT_ID)
  if (!kept) return
  const leave = () => {
    kept.remove()
    for (const use of USES) page.removeEventListener(use, leave, true)
    for (const unsubscribe of watched) unsubscribe()
  }
  // Whoever uses the window sees what they do.
  for (const use of USES) page.addEventListener(use, leave, { capture: true, passive: true })
  const look = () => {
    if (isWhole()) void parts.then(() => requestAnimationFrame(() => requestAnimationFrame(leave)))
  }
  const watched = [libraryCell, headlinesCell].map(cell => cell.subscribe(look))
  look()
  setTimeout(leave, LONGEST)
}

function isWhole(): boolean {
  return libraryCell.get() !== null && (!settingsCell.get().headlineBar || headlinesCell.get().length > 0)
}
