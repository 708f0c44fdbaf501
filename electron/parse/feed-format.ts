/** What a document is, by its beginning: parsers that search the whole text take an article about RSS for a feed. */

import { ExpectedError } from '../../shared/result.ts'

export type FeedFormat = 'rss' | 'rdf' | 'atom' | 'json'

const ROOTS: Readonly<Record<string, FeedFormat>> = { rss: 'rss', rdf: 'rdf', feed: 'atom' }
/** Some servers send warnings or blank lines first; beyond this it is another kind of document. */
const LONGEST_JUNK = 2000

/** Throws `emptyAnswer` or `notAFeed` with what it looks like instead. */
export function feedFormat(text: string): FeedFormat {
  const start = text.trimStart()
  if (start === '') throw new ExpectedError('emptyAnswer', 'the answer is empty')
  if (start.startsWith('{')) return 'json'
  const root = rootName(start)
  const format = ROOTS[root]
  if (format) return format
  throw new ExpectedError('notAFeed', root === '' ? `no markup: ${start.slice(0, 80)}` : `the document is <${root}>`)
}

/** Local name of the first element, in lower case. Steps over declarations, comments and a DOCTYPE with its subset. */
function rootName(text: string): string {
  let at = text.indexOf('<')
  if (at > LONGEST_JUNK) return ''
  while (at !== -1) {
    const [name] = /^[a-z_][\w.-]*(?::[\w.-]+)?/i.exec(text.slice(at + 1, at + 101)) ?? []
    if (name) return (name.split(':').at(-1) ?? name).toLowerCase()
    const end = endOfMarkup(text, at)
    at = end === -1 ? -1 : text.indexOf('<', end)
  }
  return ''
}

function endOfMarkup(text: string, at: number): number {
  if (text.startsWith('<!--', at)) return text.indexOf('-->', at + 4)
  if (text.startsWith('<?', at)) return text.indexOf('?>', at + 2)
  const end = text.indexOf('>', at)
  const subset = text.indexOf('[', at)
  if (!/^<!doctype/i.test(text.slice(at, at + 9)) || subset === -1 || subset > end) return end
  return text.indexOf(']', subset)
}
