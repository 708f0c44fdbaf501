/** The text of an article as the window gets it. */

import { isTooHeavy } from '../../../shared/markup/weight.ts'
import type { Body } from '../../records/body.ts'

export interface ShownBody {
  readonly html: string
  /** The markup was too much for a window that must not stand still: only the words are left. */
  readonly isSimplified: boolean
}

/** Longer texts are books, and are cut here. */
const LONGEST_TEXT = 200_000
const MOST_PARAGRAPHS = 2_000
/** What is out of sight is not laid out, paragraph by paragraph: none takes longer than the reader notices. */
const LONGEST_PARAGRAPH = 1_500
/** Where a line may break at last: a browser looks for the place in an endless word again and again. */
const LONGEST_WORD = 1_000

export function shownBody({ html, text }: Body): ShownBody {
  return isTooHeavy(html) ? { html: inParagraphs(text), isSimplified: true } : { html, isSimplified: false }
}

function inParagraphs(text: string): string {
  return text
    .slice(0, LONGEST_TEXT)
    .replace(/\S+/g, broken)
    .split('\n')
    .flatMap(line => [...pieces(line)])
    .slice(0, MOST_PARAGRAPHS)
    .map(line => `<p>${asMarkup(line)}</p>`)
    .join('')
}

function broken(word: string): string {
  if (word.length <= LONGEST_WORD) return word
  const parts = Math.ceil(word.length / LONGEST_WORD)
  return Array.from({ length: parts }, (_, n) => word.slice(n * LONGEST_WORD, (n + 1) * LONGEST_WORD)).join(' ')
}

/** Any other `&` stands for itself. */
function asMarkup(line: string): string {
  return line.replace(/&(?=[a-z#])/gi, '&amp;').replaceAll('<', '&lt;')
}

/** Whole words, where there are spaces between them. */
function* pieces(line: string): Generator<string> {
  let from = 0
  while (line.length - from > LONGEST_PARAGRAPH) {
    const space = line.lastIndexOf(' ', from + LONGEST_PARAGRAPH)
    const end = space > from ? space : from + LONGEST_PARAGRAPH
    yield line.slice(from, end)
    from = end + Number(space > from)
  }
  yield line.slice(from)
}
