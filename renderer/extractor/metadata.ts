// Who wrote an article, when, where, and the picture that stands for it: said in several ways, the surest first.
import { instantOf, readDate } from '../../shared/arabic/dates.ts'
import { nameInByline, type PublishedIn, publishedIn, saysWhenPublished } from '../../shared/press/words.ts'
import { webAddress } from '../markup/web-address.ts'
import { wordsOf } from './blocks.ts'
import { readJsonLd } from './json-ld.ts'
import type { Page } from './parse-page.ts'

export interface Metadata {
  /** As the page tells machines. */
  readonly byline: string | null
  /** As the page marks it for the eye. */
  readonly markedByline: string | null
  /** As it stands in a line of the page that reads like one. */
  readonly writtenByline: string | null
  readonly siteName: string | null
  readonly publishedAt: number | null
  readonly picture: string | null
}

const DATES =
  'article:published_time og:article:published_time datepublished date pubdate publishdate publish-date publication_date ' +
  'dc.date dc.date.issued dcterms.created dc.date.created sailthru.date parsely-pub-date cxenseparse:recs:publishtime ' +
  'article.published og:pubdate'
const SITES = 'og:site_name application-name al:android:app_name twitter:app:name:iphone'
const PICTURES = 'og:image og:image:url og:image:secure_url twitter:image twitter:image:src'
const LINE = 160

/** Reads the page's metadata. Must run before clutter is removed. */
export function readMetadata({ document, base }: Page): Metadata {
  const told = readJsonLd(document)
  const paper = paperNamed(document)
  const meta = readMeta(document)
  const first = (names: string) =>
    names
      .split(' ')
      .map(name => meta.get(name))
      .find(value => value) ?? null
  return {
    byline: plainName(told.byline),
    markedByline: markedByline(document),
    writtenByline: writtenByline(document),
    siteName: paper?.source ?? first(SITES) ?? told.siteName,
    publishedAt: paper?.publishedAt ?? instant(told.publishedAt) ?? instant(first(DATES)) ?? writtenDate(document),
    picture: webAddress(first(PICTURES) ?? told.picture, base),
  }
}

/** Collections of many papers name the one an article comes from, and when it stood there. */
function paperNamed(document: Document): PublishedIn | null {
  for (const line of linesOf(document.body)) {
    const found = publishedIn(line)
    if (found) return found
  }
  return null
}

function readMeta(document: Document): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const element of document.querySelectorAll('meta[content]')) {
    const name =
      element.getAttribute('property') ?? element.getAttribute('name') ?? element.getAttribute('itemprop') ?? ''
    const content = element.getAttribute('content')?.trim() ?? ''
    if (content !== '' && !found.has(name.toLowerCase())) found.set(name.toLowerCase(), content)
  }
  return found
}

/** Machines write ISO 8601, with or without a zone; people write what they like. */
function instant(written: string | null): number | null {
  if (!written) return null
  const exact = /^\d{4}-\d{2}-\d{2}/.test(written) ? Date.parse(withZone(written)) : Number.NaN
  if (!Number.isNaN(exact)) return exact
  const date = readDate(written)
  return date && instantOf(date)
}

/** Times without a zone are read as UTC: the browser would take its own. */
function withZone(written: string): string {
  const joined = written.trim().replace(/^(\d{4}-\d{2}-\d{2})\s+/, '$1T')
  return /T[\d:.]+$/.test(joined) ? `${joined}Z` : joined
}

/** Finds the date in the page's text: a time element, else a dated line, nearest below the headline. */
function writtenDate(document: Document): number | null {
  const scope = document.querySelector('article, [role=main], main') ?? document.body
  const time = scope.querySelector('time[datetime], [itemprop=datePublished]')
  const marked = instant(time?.getAttribute('datetime') ?? time?.getAttribute('content') ?? null)
  return marked ?? dateIn(linesOf(scope)) ?? (scope === document.body ? null : dateIn(linesOf(document.body)))
}

function dateIn(lines: readonly string[]): number | null {
  const dated = lines.flatMap(line => {
    const at = instant(line)
    return at === null ? [] : [{ line, at }]
  })
  return (
    (dated.find(({ line }) => saysWhenPublished(line)) ?? dated.find(({ line }) => line.length < LINE / 2))?.at ?? null
  )
}

function markedByline(document: Document): string | null {
  const marked = document.querySelector('[rel=author], [itemprop=author], .author-name, .byline, .author')
  return marked && plainName(wordsOf(marked))
}

function writtenByline(document: Document): string | null {
  const names = linesOf(document.body).map(nameInByline)
  return names.find(name => name !== null && name.length < 60) ?? null
}

/** Short lines from the headline on: what stands above it is the page's own. */
function linesOf(scope: Element): string[] {
  const heading = scope.querySelector('h1')
  const lines: string[] = []
  for (const element of scope.querySelectorAll(
    'p, div, span, time, li, td, h2, h3, h4, h5, small, em, b, strong, font',
  )) {
    if (heading && (heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0) continue
    if (element.childElementCount > 3) continue
    const line = wordsOf(element)
    if (line !== '' && line.length <= LINE) lines.push(line)
    if (lines.length >= MOST_LINES) break
  }
  return lines
}

const MOST_LINES = 150

/** An address in a byline is the author's page, not the author; the day may stand behind the name. */
export function plainName(written: string | null | undefined): string | null {
  const line = written?.replace(/\s+/g, ' ').trim() ?? ''
  const name = withoutDate(nameInByline(line) ?? line).replace(/(?<![\s\-–—|•·,،])[\s\-–—|•·,،]+$/, '')
  return name === '' || name.length > LINE || /^https?:|@/.test(name) ? null : name
}

function withoutDate(name: string): string {
  const starts = [name.search(/\d/), name.search(/(?<!\p{L})\p{L}+\.?\s+\d/u)]
  const at = starts.find(start => start > 0 && readDate(name.slice(start)) !== null)
  return at === undefined ? name : name.slice(0, at)
}
