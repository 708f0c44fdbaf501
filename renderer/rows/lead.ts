// The first words of an article under its headline: two lines of them, or none.
import type { ArticleRow } from '../../shared/contract/reading.ts'
import { typeset } from '../../shared/press/typography.ts'
import { withoutRepeat } from '../../shared/text/repeats.ts'

export interface Lead {
  readonly text: string
  /** In the narrower list it fills two lines, in the wider one as well, or more than that. */
  readonly fills: 'narrow' | 'wide' | 'more'
}

/** Letters that fill somewhat more than one line of the list beside an article, and of the list alone in its window. */
const NARROW = 70
const WIDE = 140
/** Two lines of the list alone hold no more. */
const MORE = 190

type LeadOf = Pick<ArticleRow, 'title' | 'lead' | 'direction' | 'language'>

/** Without what the headline has said already. null: too little for a second line. */
export function leadOf({ title, lead, direction, language }: LeadOf): Lead | null {
  const text = withoutRepeat(title, lead)
    .replace(/^[\s.…:;,،؛!?؟\-–—]+/u, '')
    .replace(/(?<![.،,;؛:…])[.،,;؛:…]+$/u, mark => (mark.endsWith('…') ? '…' : mark))
  if (text.length < NARROW) return null
  return {
    text: typeset(text, direction, language),
    fills: text.length < WIDE ? 'narrow' : text.length < MORE ? 'wide' : 'more',
  }
}
