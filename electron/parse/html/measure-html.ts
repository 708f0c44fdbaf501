/**
 * Whether a page's shape would keep a browser's parser busy for long: what it would do is counted, in linear time, without
 * building a tree. Where the count is mistaken, the extractor's deadline is there.
 */

import { type ParserEffort, parserEffort } from '../../../shared/markup/parser-effort.ts'
import { scanTags } from '../../../shared/markup/scan-tags.ts'
import { ExpectedError } from '../../../shared/result.ts'

const DEEPEST = 512
const MOST_ATTRIBUTES = 500
const MOST_NODES = 100_000
/** Nobody means more: it is opened again in every box that follows. */
const MOST_WAITING = 500

/** @throws ExpectedError `pageTooComplex` */
export function refuseComplex(html: string): void {
  const effort = parserEffort({ hasDoctype: hasDoctype(html) })
  let others = 0

  function look(): void {
    const why = whyTooComplex(effort, others)
    if (why) refuse(why)
  }

  scanTags(html, {
    open(tag) {
      countAttributes(tag.attributes)
      const reading = effort.open(tag)
      look()
      return reading
    },
    close: name => effort.close(name),
    text() {
      others++
      effort.text()
      look()
    },
    comment() {
      others++
      look()
    },
    unfinished: countAttributes,
  })
}

function countAttributes(attributes: number): void {
  if (attributes > MOST_ATTRIBUTES) refuse(`more than ${MOST_ATTRIBUTES} attributes on one element`)
}

function whyTooComplex(effort: ParserEffort, others: number): string | null {
  if (effort.made() + others > MOST_NODES) return `more than ${MOST_NODES} elements and texts`
  if (effort.depth() > DEEPEST) return `more than ${DEEPEST} elements inside each other`
  if (effort.waiting() > MOST_WAITING) return `more than ${MOST_WAITING} formatting elements that nobody closes`
  return null
}

function refuse(why: string): never {
  throw new ExpectedError('pageTooComplex', `The page has ${why}.`)
}

/** Only white space and comments may stand before it. */
function hasDoctype(html: string): boolean {
  let at = 0
  for (;;) {
    while (/[\s\ufeff]/.test(html.charAt(at))) at++
    if (!html.startsWith('<!--', at)) return /^<!doctype/i.test(html.slice(at, at + 9))
    const end = html.indexOf('-->', at + 4)
    if (end < 0) return false
    at = end + 3
  }
}
