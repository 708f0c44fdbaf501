/**
 * A page that was saved as text. Collections of papers (Maghress and its sisters) have a line «published in PAPER on DAY»
 * under the headline and a link to the source at the end; above stands a bar of headlines that are not the article.
 */

import { directionOf } from '../../../shared/arabic/direction.ts'
import type { ExtractedPage } from '../../../shared/extractor/contract.ts'
import { languageOfText } from '../../../shared/press/language.ts'
import { closesWithSource, publishedIn } from '../../../shared/press/words.ts'
import { ExpectedError } from '../../../shared/result.ts'
import { asLine, shortened, stripControls } from '../html/plain-text.ts'

/** Plain text as an article. `text` has paragraphs and sub-headings, each on a line of its own. */
export type SavedText = ExtractedPage

/** A paragraph is longer, or ends like a sentence. */
const LONGEST_HEADING = 80
const LONGEST_TITLE = 300
const SENTENCE_END = /[.!?؟…:;؛,،»"”)\]]$/u

/** @throws ExpectedError `noArticle` where nothing stands under the headline */
export function readSavedText(text: string): SavedText {
  const lines = stripControls(text)
    .split(/\r\n|\r|\n/)
    .map(line => line.replace(/\s+/g, ' ').trim())
    .filter(line => line !== '')
  const { title, source, publishedAt, body } = collected(lines) ?? plain(lines)
  if (title === undefined || body.length === 0) throw new ExpectedError('noArticle', 'There is no article in the text.')
  const words = body.join('\n')
  return {
    title: shortened(asLine(title), LONGEST_TITLE),
    byline: null,
    siteName: source,
    publishedAt,
    text: words,
    html: body.map((line, at) => (isHeading(line, at, body) ? block('h2', line) : block('p', line))).join('\n'),
    language: languageOfText(words),
    direction: directionOf(words, null),
    pictures: [],
    nextPage: null,
    isBeginning: false,
    blocks: [],
  }
}

interface Parts {
  readonly title: string | undefined
  readonly source: string | null
  readonly publishedAt: number | null
  readonly body: readonly string[]
}

/** null where no line says in which paper it was published, and when. */
function collected(lines: readonly string[]): Parts | null {
  for (const [at, line] of lines.entries()) {
    const found = publishedIn(line)
    if (found && at > 0) {
      const rest = lines.slice(at + 1)
      const end = rest.findIndex(closesWithSource)
      return { ...found, title: lines[at - 1], body: end < 0 ? rest : rest.slice(0, end) }
    }
  }
  return null
}

function plain(lines: readonly string[]): Parts {
  const [title, ...body] = lines
  return { title, source: null, publishedAt: null, body }
}

/** A short line between others that does not end as sentences do. */
function isHeading(line: string, at: number, lines: readonly string[]): boolean {
  return line.length <= LONGEST_HEADING && !SENTENCE_END.test(line) && at > 0 && at < lines.length - 1
}

function block(name: 'h2' | 'p', line: string): string {
  return `<${name}>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</${name}>`
}
