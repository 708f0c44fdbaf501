/**
 * CDATA marks that were meant to be markup and came through as text: a generator that escapes what it has wrapped, one
 * that wraps twice, and pages whose parser made a comment of the mark (`<!--[CDATA[…]]-->`).
 */

const OPENING = /<!(?:--)?\[CDATA\[/gi
const WRAPPED = /^<!(?:--)?\[CDATA\[/i
const CLOSING = /\]\](?:--)?>/g
const CLOSED = /\]\](?:--)?>$/
/** Most layers of wrapping that are taken off one text. */
const DEEPEST = 4

/** A text as it was before it was wrapped as a whole. What only speaks of CDATA stays as it is. */
export function unwrapped(text: string): string {
  let inner = text
  for (let depth = 0; depth < DEEPEST && WRAPPED.test(inner); depth++) {
    if (CLOSED.test(inner)) inner = inner.replace(OPENING, '').replace(CLOSING, '').trim()
    else if (isCutOff(inner)) inner = inner.replace(WRAPPED, '')
    else return inner
  }
  return inner
}

/** Cut down to some length after it was wrapped: words follow the mark at once, and its end is nowhere. */
function isCutOff(text: string): boolean {
  return text.search(CLOSING) === -1 && /^[^\s\p{P}]/u.test(text.replace(WRAPPED, ''))
}

/** HTML without such marks, wherever they stand in pairs. A lone `]]>` may be a line of a program. */
export function withoutSectionMarks(html: string): string {
  if (!html.includes('[CDATA[')) return html
  let kept = ''
  let from = 0
  for (const { index, 0: mark } of html.matchAll(OPENING)) {
    if (index < from) continue
    CLOSING.lastIndex = index + mark.length
    const closing = CLOSING.exec(html)
    if (closing === null) break
    kept += html.slice(from, index) + html.slice(index + mark.length, closing.index)
    from = closing.index + closing[0].length
  }
  return kept + html.slice(from)
}
