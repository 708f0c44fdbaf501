/** The computer's screens. To be called after `ready`. */

import { type Display, screen } from 'electron'

/** The main one first. */
export function screensInOrder(): Display[] {
  const main = screen.getPrimaryDisplay()
  return [main, ...screen.getAllDisplays().filter(({ id }) => id !== main.id)]
}

export function onScreensChanged(listener: () => void): void {
  screen.on('display-added', listener)
  screen.on('display-removed', listener)
  screen.on('display-metrics-changed', listener)
}
