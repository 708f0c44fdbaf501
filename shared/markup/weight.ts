/**
 * How heavy markup is for whoever draws it, by one look along the text: a few kilobytes of nesting, of attributes or of
 * letters that nobody closes keep a browser busy for seconds (50,000 <div> take its cleaner seven, 50,000 attributes five).
 * Pure, linear.
 */

import { KEPT_ELEMENTS } from './kept-elements.ts'
import { type ParserEffort, parserEffort, partsText } from './parser-effort.ts'
import { scanTags } from './scan-tags.ts'

const LONGEST = 600_000
/** Letters that are laid out at once. The longest reports have a third of it; a book is shown page by page. */
const MOST_TEXT = 150_000
/** Of one paragraph: it is laid out in one piece. */
const LONGEST_PARAGRAPH = 40_000
/** A live report of a whole evening has two thousand. */
const MOST_TAGS = 3_000
/** Those included that the parser makes by itself. */
const MOST_ELEMENTS = 4_000
const DEEPEST = 200
const MOST_ATTRIBUTES = 60
const MOST_ATTRIBUTES_IN_ALL = 30_000
/** Each gets a place, also those that are not kept. */
const MOST_PICTURES = 600
/** Formatting that nobody closes. */
const MOST_WAITING = 250
/** Nobody annotates the annotation of an annotation; each level doubles what a browser has to try. */
const DEEPEST_RUBY = 3
/** What the cleaner takes out it copies with all that is in it, level by level. */
const MOST_COPIES = 20_000
/** No address is as long, and no word of a script that parts its words; the scripts of Asia behind Thai do not. */
const LONGEST_WORD = 20_000
const THAI = 0x0e00

/** Places in tables that cells reach over: 1,400 cells of 999 times 999 take the window's process with them. */
const MOST_SPANNED = 20_000
const SPAN = /\b(?:col|row)span\s*=\s*["']?\s*(\d{1,4})/gi

const KEPT: ReadonlySet<string> = new Set(KEPT_ELEMENTS)

export function isTooHeavy(html: string): boolean {
  if (html.length > LONGEST || hasEndlessWord(html)) return true
  // The cleaner puts an element before it: what says that it is a document is no longer at its beginning.
  const effort = parserEffort({ hasDoctype: false, isCounted: name => !KEPT.has(name) })
  let tags = 0
  let attributes = 0
  let pictures = 0
  let copies = 0
  let spanned = 0
  let letters = 0
  let inParagraph = 0
  /** In what is no text of the article. */
  let isUnseen = false
  let isHeavy = false

  function look(made: number): void {
    copies += effort.counted() * (effort.made() - made)
    isHeavy ||=
      tags > MOST_TAGS ||
      spanned > MOST_SPANNED ||
      letters > MOST_TEXT ||
      inParagraph > LONGEST_PARAGRAPH ||
      copies > MOST_COPIES ||
      isTooMuch(effort)
  }

  scanTags(html, {
    open(tag) {
      const made = effort.made()
      tags++
      attributes += tag.attributes
      if (tag.name === 'img') pictures++
      if (partsText(tag.name)) inParagraph = 0
      const reading = effort.open(tag)
      isUnseen = reading === 'text' || reading === 'script'
      if (tag.name === 'td' || tag.name === 'th') spanned += placesOf(tag.written)
      look(made)
      isHeavy ||= tag.attributes > MOST_ATTRIBUTES || attributes > MOST_ATTRIBUTES_IN_ALL || pictures > MOST_PICTURES
      return isHeavy ? 'rest' : reading
    },
    close(name) {
      if (partsText(name)) inParagraph = 0
      isUnseen = false
      return effort.close(name)
    },
    text(length) {
      if (!isUnseen) {
        letters += length
        inParagraph += length
      }
      const made = effort.made()
      effort.text()
      look(made)
    },
    comment() {},
    unfinished(unread) {
      isHeavy ||= unread > MOST_ATTRIBUTES
    },
  })
  return isHeavy
}

function isTooMuch(effort: ParserEffort): boolean {
  return (
    effort.made() > MOST_ELEMENTS ||
    effort.depth() > DEEPEST ||
    effort.waiting() > MOST_WAITING ||
    effort.openOf('ruby') > DEEPEST_RUBY
  )
}

const [SPACE, LESS, GREATER] = [0x20, 0x3c, 0x3e]

/** Longest word allowed in text. Attributes are not counted: a data: picture has no white space either. */
function hasEndlessWord(html: string): boolean {
  let length = 0
  let isInTag = false
  for (let at = 0; at < html.length; at++) {
    const unit = html.charCodeAt(at)
    if (unit === LESS) isInTag = true
    else if (unit === GREATER) isInTag = false
    length = isInTag || unit <= SPACE || unit === GREATER || unit >= THAI ? 0 : length + 1
    if (length > LONGEST_WORD) return true
  }
  return false
}

function placesOf(cell: string): number {
  let places = 1
  for (const [, span] of cell.matchAll(SPAN)) places *= Math.max(Number(span), 1)
  return places
}
