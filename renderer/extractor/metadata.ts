// Who wrote an article, when, where, what it is called and the picture that stands for it: said in several ways, the surest
// first.
import { instantOf, readDate } from '../../shared/arabic/dates.ts'
import type { FeedHints } from '../../shared/extractor/contract.ts'
import { oneLine, partsOf } from '../../shared/press/headlines.ts'
import { type PublishedIn, publishedIn, saysWhenPublished } from '../../shared/press/words.ts'
import { webAddress } from '../markup/web-address.ts'
import { findAuthors } from './authors.ts'
import { wordsOf } from './blocks.ts'
import { findHeadline } from './headline.ts'
import { readJsonLd } from './json-ld.ts'
import type { Page } from './parse-page.ts'

export interface Metadata {
  readonly title: string | null
  /** As the page tells machines, or marks it for the eye. */
  readonly byline: string | null
  /** As it stands in a line of the page that reads like one, or in its feed. */
  readonly writtenByline: string | null
  readonly siteName: string | null
  readonly publishedAt: number | null
  readonly picture: string | null
}

const TITLES = 'og:title twitter:title headline dc.title dcterms.title sailthru.title parsely-title title'
const DATES =
  'article:published_time og:article:published_time datepublished date pubdate publishdate publish-date publication_date ' +
  'dc.date dc.date.issued dcterms.created dc.date.created sailthru.date parsely-pub-date cxenseparse:recs:publishtime ' +
  'article.published og:pubdate'
const AUTHORS =
  'author article:author article.author dc.creator dcterms.creator parsely-author sailthru.author cxenseparse:author byl'
const SITES = 'og:site_name application-name al:android:app_name twitter:app:name:iphone'
const PUBLISHERS = 'publisher dc.publisher dcterms.publisher article:publisher apple-mobile-web-app-title'
const PICTURES = 'og:image og:image:url og:image:secure_url twitter:image twitter:image:src'
const LINE = 160

/** Reads the page's metadata. Must run before clutter is removed. `feed`: what its feed said of the article. */
export function readMetadata({ document, base }: Page, url: string, feed: FeedHints): Metadata {
  const paper = paperNamed(document)
  const meta = readMeta(document)
  const all = (names: string) => names.split(' ').flatMap(name => meta.get(name) ?? [])
  const titles = [...all(TITLES), oneLine(document.title)]
  const told = readJsonLd(document, { url, titles: [...titles, ...[...document.querySelectorAll('h1')].map(wordsOf)] })
  const sites = [...all(SITES), ...told.sites, ...all(PUBLISHERS)].filter(isName)
  const names = [...sites, ...namesOfHost(url)]
  const saying = [feed.title, told.headline, ...titles].filter(title => title != null).map(plain)
  const headline = findHeadline(document, saying, names)
  const lines = linesOf(document.body)
  const authors = findAuthors(document, headline.element, lines, {
    told: told.authors.map(plain),
    named: all(AUTHORS).map(plain),
    feed: feed.author ?? null,
    sites: names,
  })
  return {
    title: headline.title || null,
    byline: authors.marked,
    writtenByline: authors.written,
    siteName: paper?.source ?? siteNamed(sites, headline.rest, headline.title),
    publishedAt:
      paper?.publishedAt ?? surest([told.publishedAt, ...all(DATES)], feed.publishedAt) ?? writtenDate(document),
    picture: webAddress(all(PICTURES)[0] ?? told.picture, base),
  }
}

/** Some page builders escape twice. */
function plain(text: string): string {
  if (!/&(?:#\w+|\w+);/.test(text)) return oneLine(text)
  const field = new DOMParser().parseFromString(text, 'text/html')
  return oneLine(field.body.textContent)
}

/** An address and the name of an account are no names. */
function isName(name: string): boolean {
  return !/^(?:https?:|www\.|[@#])/i.test(name)
}

/** `www.hill-paper.example` is called «hill-paper»: a title may end in it, nobody is called like that. */
function namesOfHost(url: string): string[] {
  const { hostname } = new URL(url)
  const labels = hostname.replace(/^www\./, '').split('.')
  return [labels.join('.'), ...labels.slice(0, -1).filter(label => label.length > SHORTEST_LABEL)]
}

const SHORTEST_LABEL = 3
const ARABIC = /\p{Script=Arabic}/u

/** Of several names the one in the letters of the headline: papers write their name in Latin ones for machines. */
function siteNamed(sites: readonly string[], rest: string | null, title: string): string | null {
  const isSameScript = (name: string) => ARABIC.test(name) === ARABIC.test(title)
  const shown = rest === null ? [] : partsOf(rest).reverse()
  return sites.find(isSameScript) ?? shown.find(isSameScript) ?? sites[0] ?? shown[0] ?? null
}

/** The first that can be read. One that says where its hour holds is better than the same day without it. */
function surest(written: readonly (string | null)[], fed: number | null | undefined): number | null {
  const dates = written.flatMap(text => {
    const at = instant(text)
    return at === null ? [] : [{ at, isExact: hasZone(text ?? '') }]
  })
  const first = dates[0]
  if (!first) return fed ?? null
  if (first.isExact) return first.at
  const exact = [...dates.filter(({ isExact }) => isExact).map(({ at }) => at), ...(fed == null ? [] : [fed])]
  return exact.find(at => Math.abs(at - first.at) <= A_DAY) ?? first.at
}

const A_DAY = 26 * 60 * 60 * 1000

function hasZone(written: string): boolean {
  return /\d{1,2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2}|GMT|UTC)\s*$/i.test(written)
}

/** Collections of many papers name the one an article comes from, and when it stood there. */
function paperNamed(document: Document): PublishedIn | null {
  for (const line of linesOf(document.body)) {
    const found = publishedIn(line)
    if (found) return found
  }
  return null
}

function readMeta(document: Document): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const element of document.querySelectorAll('meta[content]')) {
    const name = ['property', 'name', 'itemprop'].map(attribute => element.getAttribute(attribute)).find(Boolean) ?? ''
    const content = element.getAttribute('content')?.trim() ?? ''
    if (content !== '') found.set(name.toLowerCase(), [...(found.get(name.toLowerCase()) ?? []), content])
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
