/** Whether a text is to be seen at all: names and headlines come that are made of nothing. */

/** Letters, digits, signs, emoji: whatever leaves a trace on the screen, as the fillers among them do not. */
const VISIBLE = /(?![\u115f\u1160\u2800\u3164\uffa0])[\p{L}\p{N}\p{P}\p{S}]/u

/** Whether there is one character in it that is drawn. A mark without a letter under it is none. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text)
}
