// Before the window goes: the front page as the next start will print it, drawn once more and kept.
import { flushSync } from 'react-dom'
import type { KeptScreen } from '../../shared/screen/screen.ts'
import { isFirstFrameSeen } from '../base/first-frame.ts'
import { reader } from '../base/reader.ts'
import { adoptFront } from '../front-page/edition/front-page.ts'
import { isPrinted } from '../front-page/edition/pages.ts'
import { showFront } from '../place/place.ts'
import { takeScreen } from './take-screen.ts'

/** The window is out of sight already. null: the next start has no front page, or nobody could say which. */
export async function screenToKeep(page: Document): Promise<KeptScreen | null> {
  const root = page.querySelector('#app')
  // What comes behind it would be missing.
  if (!isFirstFrameSeen()) return null
  const printed = await reader.request.readFrontPage()
  if (!root || !printed.ok || !isPrinted(printed.value)) return null
  flushSync(() => {
    adoptFront(printed.value)
    showFront()
  })
  if (page.activeElement instanceof HTMLElement) page.activeElement.blur()
  return takeScreen(page, root)
}
