/** Names of elements as the readers ask for them: `dc:creator` whatever prefix a feed gave to Dublin Core. */

/** The vocabulary that a document is written in: its names go without a prefix. */
export type Vocabulary = 'rss' | 'atom'

/** Namespace addresses in lower case, without the sign at their end → the prefix that everybody uses. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://www.w3.org/2005/atom': 'atom',
  'http://purl.org/atom/ns': 'atom',
  'http://purl.org/atom': 'atom',
  'http://purl.org/rss/1.0': 'rss',
  'http://my.netscape.com/rdf/simple/0.9': 'rss',
  'http://channel.netscape.com/rdf/simple/0.9': 'rss',
  'http://purl.org/net/rss1.1': 'rss',
  'http://backend.userland.com/rss': 'rss',
  'http://backend.userland.com/rss2': 'rss',
  'http://backend.userland.com/rss091': 'rss',
  'http://blogs.law.harvard.edu/tech/rss': 'rss',
  'http://cyber.law.harvard.edu/rss': 'rss',
  'http://purl.org/rss/1.0/modules/rss091': 'rss',
  'http://purl.org/rss/1.0/modules/content': 'content',
  'http://purl.org/rss/1.0/modules/syndication': 'sy',
  'http://purl.org/dc/elements/1.0': 'dc',
  'http://purl.org/dc/elements/1.1': 'dc',
  'http://purl.org/dc/terms': 'dcterms',
  'http://search.yahoo.com/mrss': 'media',
  'http://video.search.yahoo.com/mrss': 'media',
  'http://www.rssboard.org/media-rss': 'media',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
  'http://www.w3.org/1999/xhtml': 'xhtml',
  'http://www.w3.org/xml/1998/namespace': 'xml',
}
const DECLARATION = /\bxmlns(?::([\w.-]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const MOST_DECLARATIONS = 500

/** The prefixes that hold inside an element. */
export interface Scope {
  readonly outer: Scope | null
  /** Prefix as written, '' for the default → prefix as everybody writes it. */
  readonly declared: ReadonlyMap<string, string>
  /** Name as written → name as asked for. */
  readonly known: Map<string, string>
}

/** `root` says that the default namespace is the document's own, whatever address stands there. */
export function innerScope(outer: Scope | null, attributes: string, vocabulary: Vocabulary, root: boolean): Scope {
  const declared = new Map<string, string>()
  for (const [, prefix = '', double, single] of attributes.matchAll(DECLARATION)) {
    if (declared.size >= MOST_DECLARATIONS) break
    declared.set(prefix.toLowerCase(), prefixFor(double ?? single ?? '', prefix, vocabulary, root))
  }
  return { outer, declared, known: new Map() }
}

/** The usual name, in lower case. `onUndeclared` hears of prefixes that nobody declared; they mean what they usually mean. */
export function usualName(
  written: string,
  scope: Scope | null,
  vocabulary: Vocabulary,
  onUndeclared: () => void,
): string {
  const known = scope?.known.get(written)
  if (known !== undefined) return known
  const lower = written.toLowerCase()
  const colon = lower.indexOf(':')
  const prefix = colon === -1 ? '' : lower.slice(0, colon)
  const declared = declarationOf(prefix, scope)
  if (declared === null && prefix !== '' && prefix !== 'xml') onUndeclared()
  const usual = declared ?? (prefix === vocabulary ? '' : prefix)
  const name = usual === '' ? lower.slice(colon + 1) : `${usual}:${lower.slice(colon + 1)}`
  scope?.known.set(written, name)
  return name
}

function prefixFor(address: string, written: string, vocabulary: Vocabulary, root: boolean): string {
  if (written === '' && root) return ''
  const usual =
    PREFIXES[
      address
        .trim()
        .toLowerCase()
        .replace(/(?<![#/])[#/]+$/, '')
    ]
  if (usual === vocabulary) return ''
  if (usual !== undefined) return usual
  if (address === '') return ''
  // Addresses with a slip in them are common: the prefix tells what was meant. A default one tells nothing.
  return written === '' ? 'other' : written.toLowerCase()
}

function declarationOf(prefix: string, scope: Scope | null): string | null {
  for (let at = scope; at !== null; at = at.outer) {
    const declared = at.declared.get(prefix)
    if (declared !== undefined) return declared
  }
  return null
}
