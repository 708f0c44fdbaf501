// What the desktop has a place for, as far as the page of settings says it.
import type { Desktop } from '../../shared/contract/desktop.ts'
import { createCell } from '../base/cell.ts'
import { reader } from '../base/reader.ts'

/** null: not asked yet. */
export const desktopCell = createCell<Desktop | null>(null)

/** Reads it now and whenever it changes; returns its own end. */
export function watchDesktop(): () => void {
  void readDesktop()
  return reader.on.desktopChanged(() => void readDesktop())
}

async function readDesktop(): Promise<void> {
  const desktop = await reader.request.readDesktop()
  if (desktop.ok) desktopCell.set(desktop.value)
}
