// What the feed gave of an article says where the article begins: its first words stand at the head of the text.
import { wordsOf } from '../markup/plain-text.ts'
import { type Body, isNamedBody } from './find-body.ts'
import type { Prose } from './prose.ts'
import { plainly } from './standfirst.ts'

/** Letters by which a block is known as the feed's. */
const COMPARED = 60
const SHORTEST = 40
/** A place and an agency may stand before them. */
const DATELINE = 60
const MOST_LINES = 3
/** Of running text that is an article where the feed's words head it. */
const ARTICLE = 200

/** The beginnings of the first lines of a feed's text. */
export function leadsOf(summary: string | null): string[] {
  const lines = (summary ?? '').split('\n').map(line => plainly(line.replace(/(?:…|\.{3}|\[…\])\s*$/u, '')))
  return lines
    .filter(line => line.length >= SHORTEST)
    .slice(0, MOST_LINES)
    .map(line => line.slice(0, COMPARED))
}

function begins(block: Element, leads: readonly string[]): boolean {
  const words = plainly(wordsOf(block).slice(0, (COMPARED + DATELINE) * 2))
  return leads.some(lead => words.slice(0, COMPARED + DATELINE).includes(lead))
}

/**
 * Of several texts on a page the one that begins as the feed's does, where the chosen one does not: what stands around that
 * beginning and not around the other, if it is about as long. null: the choice stays.
 */
export function bodyOfLead(body: Body | null, prose: Prose, leads: readonly string[]): Body | null {
  if (!body || leads.length === 0) return null
  const heads = prose.blocks.filter(block => block.isConnected && begins(block, leads))
  if (heads.some(head => body.element.contains(head) || head.contains(body.element))) return null
  const enough = Math.max(ARTICLE, prose.in(body.element) * AS_LONG)
  for (const head of heads) {
    let box = head
    while (box.parentElement && !box.parentElement.contains(body.element)) box = box.parentElement
    if (prose.in(box) - prose.in(head) >= enough) return { element: innermost(box, prose), kind: 'named' }
  }
  return null
}

/** The feed's first words where they stand above the body, and not in a box of something else. */
export function leadAbove(body: Element, prose: Prose, leads: readonly string[]): string | null {
  // Feeds without a summary of their own give the headline again.
  const title = plainly(body.ownerDocument.title)
  const own = leads.filter(lead => !title.startsWith(lead))
  const head = prose.blocks.find(block => block.isConnected && begins(block, own) && !block.contains(body))
  if (!head || body.contains(head) || head.closest(AROUND)) return null
  const isAbove = (body.compareDocumentPosition(head) & Node.DOCUMENT_POSITION_PRECEDING) !== 0
  return isAbove && wordsOf(head).length <= LONGEST ? wordsOf(head) : null
}

const AROUND = 'a, nav, aside, footer, form, table, figure'
const LONGEST = 600
/** Of the text that was chosen. */
const AS_LONG = 0.5
const NEARLY_ALL = 0.9

function innermost(box: Element, prose: Prose): Element {
  const enough = prose.in(box) * NEARLY_ALL
  const child = [...box.children].find(one => prose.in(one) >= enough)
  return !child || child.childElementCount === 0 || isNamedBody(box) ? box : innermost(child, prose)
}
