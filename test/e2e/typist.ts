/** Whoever presses keys: on a Latin layout, or on an Arabic one, where the same keys have other values. */

import type { Page } from 'playwright-core'
import { arabicLetterOn } from '../../shared/arabic/keyboard.ts'

/** Presses a chord such as `Shift+KeyJ`, named by physical keys. */
export type Typist = (page: Page, chord: string) => Promise<void>

export const LATIN: Typist = (page, chord) => page.keyboard.press(chord)

const MODIFIERS: Readonly<Record<string, number>> = { Control: 2, Shift: 8 }
const KEY_CODES: Readonly<Record<string, number>> = { Slash: 191 }

export const ARABIC: Typist = async (page, chord) => {
  const parts = chord.split('+')
  const code = parts.pop() ?? ''
  const letter = chord === 'Shift+Slash' ? '؟' : arabicLetterOn(code)
  // Keys that type no letter are the same on every layout.
  if (letter === undefined) return LATIN(page, chord)
  const session = await page.context().newCDPSession(page)
  const windowsVirtualKeyCode = KEY_CODES[code] ?? code.charCodeAt(3)
  const modifiers = parts.reduce((sum, part) => sum + (MODIFIERS[part] ?? 0), 0)
  const event = { key: letter, code, windowsVirtualKeyCode, modifiers }
  await session.send('Input.dispatchKeyEvent', {
    ...event,
    type: modifiers & 2 ? 'rawKeyDown' : 'keyDown',
    text: letter,
  })
  await session.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' })
  await session.detach()
}
