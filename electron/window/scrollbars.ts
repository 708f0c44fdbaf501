/**
 * Bars that lie over what scrolls, seen while it scrolls or is pointed at: no column gives up a strip of itself, no line
 * ends before its edge, and nothing jumps when a list grows longer than the window. macOS has them by itself.
 */

import { app } from 'electron'

/** Chromium's names for them: as Linux has them, and as Windows does. */
const OVERLAYS = ['OverlayScrollbar', 'FluentOverlayScrollbar']

/** Before `ready`, where Chromium reads its features. What else it was started with stays. */
export function layScrollbarsOver(): void {
  const given = app.commandLine.getSwitchValue('enable-features')
  app.commandLine.appendSwitch('enable-features', [given, ...OVERLAYS].filter(Boolean).join(','))
}
