/** What a document is, by its beginning: parsers that search the whole text take an article about RSS for a feed. */

import { ExpectedError } from '../../../shared/result.ts'
import { behind, endOfDoctype } from '../html/tags.ts'

export type FeedFormat = 'rss' | 'atom' | 'json'

export interface FoundFormat {
  readonly format: FeedFormat
  /** Where the document begins, declarations and comments included or not. */
  readonly start: number
  /** Something stood before it that is no part of it. */
  readonly hasJunk: boolean
}

const ROOTS: Readonly<Record<string, FeedFormat>> = { rss: 'rss', rdf: 'rss', feed: 'atom', entry: 'atom' }
/** Some servers send warnings or blank lines first; beyond this it is another kind of document. */
const LONGEST_JUNK = 10_000
const FEED_TAG = /<(?:\?xml\s|rss[\s>]|rdf:rdf[\s>]|feed\s)/i

/** Throws `emptyAnswer` or `notAFeed` with what it looks like instead. */
export function feedFormat(text: string): FoundFormat {
  const start = text.search(/\S/)
  if (start === -1) throw new ExpectedError('emptyAnswer', 'the answer is empty')
  if (text.charAt(start) === '{') return { format: 'json', start, hasJunk: false }
  const first = rootAt(text, start)
  const format = ROOTS[first.name]
  if (format) return { format, start: first.at, hasJunk: first.hasJunk }
  if (first.name !== 'html') {
    // The warnings of a program, in HTML as often as not, before what it was asked for.
    const behindJunk = text.slice(start, start + LONGEST_JUNK).search(FEED_TAG)
    const second = behindJunk === -1 ? null : rootAt(text, start + behindJunk)
    const found = second && ROOTS[second.name]
    if (found) return { format: found, start: second.at, hasJunk: true }
  }
  const what = first.name === '' ? `no markup: ${text.slice(start, start + 80)}` : `the document is <${first.name}>`
  throw new ExpectedError('notAFeed', what)
}

/** The first element: its local name in lower case. Steps over declarations, comments and a DOCTYPE with its subset. */
function rootAt(text: string, from: number): { name: string; at: number; hasJunk: boolean } {
  const first = text.indexOf('<', from)
  let at = first
  if (at - from > LONGEST_JUNK) return { name: '', at: -1, hasJunk: true }
  while (at !== -1) {
    const [name] = /^[a-z_][\w.-]*(?::[\w.-]+)?/i.exec(text.slice(at + 1, at + 101)) ?? []
    // The reader of markup looks at a DOCTYPE too: it begins where the text does.
    if (name) return { name: (name.split(':').at(-1) ?? name).toLowerCase(), at: first, hasJunk: first > from }
    at = text.indexOf('<', endOfDeclaration(text, at))
  }
  return { name: '', at: -1, hasJunk: false }
}

function endOfDeclaration(text: string, at: number): number {
  if (text.startsWith('<!--', at)) return behind(text, '-->', at)
  return text.startsWith('<!', at) ? endOfDoctype(text, at) : behind(text, '>', at)
}
