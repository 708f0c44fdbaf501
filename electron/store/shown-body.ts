/** The text of an article as the window gets it. */

import { isTooHeavy } from '../../shared/markup/weight.ts'
import type { Body } from './body.ts'

export interface ShownBody {
  readonly html: string
  /** The markup was too much for a window that must not stand still: only the words are left. */
  readonly isSimplified: boolean
}

/** Whoever writes more has written a book. */
const LONGEST_TEXT = 400_000
const MOST_PARAGRAPHS = 2_000

export function shownBody({ html, text }: Body): ShownBody {
  return isTooHeavy(html) ? { html: inParagraphs(text), isSimplified: true } : { html, isSimplified: false }
}

function inParagraphs(text: string): string {
  const lines = text.slice(0, LONGEST_TEXT).split('\n')
  return lines
    .slice(0, MOST_PARAGRAPHS)
    .map(line => `<p>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`)
    .join('')
}
