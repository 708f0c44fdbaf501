/**
 * Whether a page's shape would keep a browser's parser busy for long: counted over the tags, in linear time, without
 * building a tree. Where the count is mistaken, the extractor's deadline is there.
 */

import { Tokenizer } from 'htmlparser2'
import { ExpectedError } from '../../../shared/result.ts'

const DEEPEST = 512
const MOST_ATTRIBUTES = 500
const MOST_NODES = 100_000

/** Elements without content, and those that the next of their kind or the end of their parent closes: never deep. */
const SHALLOW = new Set(
  (
    'area base br col embed hr img input link meta param source track wbr ' +
    'p li dt dd option optgroup tr td th thead tbody tfoot colgroup caption rt rp html head body'
  ).split(' '),
)
/** A closing tag inside one of these closes nothing outside of it. */
const BARRIERS = new Set('table template object applet marquee svg math'.split(' '))

/** @throws ExpectedError `pageTooComplex` */
export function refuseComplex(html: string): void {
  const open: string[] = []
  let name = ''
  let attributes = 0
  let nodes = 0
  let isInText = false

  function countNode(): void {
    isInText = false
    if (++nodes > MOST_NODES) refuse(`more than ${MOST_NODES} elements and texts`)
  }
  function countText(): void {
    if (!isInText) countNode()
    isInText = true
  }
  function close(closed: string): void {
    isInText = false
    const at = SHALLOW.has(closed) ? -1 : indexOfOpen(open, closed)
    if (at >= 0) open.length = at
  }

  const tokenizer = new Tokenizer(
    { recognizeSelfClosing: false },
    {
      ontext: countText,
      ontextentity: countText,
      onopentagname(start, end) {
        name = html.slice(start, end).toLowerCase()
        attributes = 0
        countNode()
      },
      onopentagend() {
        if (SHALLOW.has(name)) return
        if (open.push(name) > DEEPEST) refuse(`more than ${DEEPEST} elements inside each other`)
      },
      onselfclosingtag: ignore,
      onclosetag: (start, end) => close(html.slice(start, end).toLowerCase()),
      onattribname() {
        if (++attributes > MOST_ATTRIBUTES) refuse(`more than ${MOST_ATTRIBUTES} attributes on one element`)
      },
      onattribdata: ignore,
      onattribentity: ignore,
      onattribend: ignore,
      oncdata: countNode,
      oncomment: countNode,
      ondeclaration: ignore,
      onprocessinginstruction: countNode,
      onend: ignore,
    },
  )
  tokenizer.write(html)
  tokenizer.end()
}

function indexOfOpen(open: readonly string[], name: string): number {
  for (let at = open.length - 1; at >= 0; at--) {
    if (open[at] === name) return at
    if (BARRIERS.has(open[at] ?? '')) return -1
  }
  return -1
}

function refuse(why: string): never {
  throw new ExpectedError('pageTooComplex', `The page has ${why}.`)
}

function ignore(): void {
  // Neither a node nor a level.
}
