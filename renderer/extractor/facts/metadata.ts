// Who wrote an article, when, where, what it is called and the picture that stands for it: said in several ways, the surest
// first.
import type { FeedHints } from '../../../shared/extractor/contract.ts'
import { isSamePicture } from '../../../shared/pictures/identity.ts'
import { bareName, oneLine, type PartedTitle, partsOf } from '../../../shared/press/headlines.ts'
import { type PublishedIn, publishedIn } from '../../../shared/press/words.ts'
import { wordsOf } from '../../markup/plain-text.ts'
import { webAddress } from '../../markup/web-address.ts'
import { type Line, linesBelow } from './around.ts'
import { findAuthors } from './authors.ts'
import { findHeadline } from './headline.ts'
import { readJsonLd, type Told, type ToldAccess } from './json-ld.ts'
import { surestDate, writtenDate } from './published-at.ts'

export interface Metadata {
  readonly title: string | null
  /** As the page tells machines, or marks it for the eye. */
  readonly byline: string | null
  /** As it stands in a line of the page that reads like one, or in its feed. */
  readonly writtenByline: string | null
  readonly siteName: string | null
  readonly publishedAt: number | null
  readonly picture: string | null
  readonly access: ToldAccess
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
const TIERS = 'article:content_tier content_tier isaccessibleforfree'
/** Of what those say; what is metered or locked is not free for everybody. */
const LOCKED = /^(?:locked|metered|premium|paid|subscribers?|subscription|(?:https?:\/\/schema\.org\/)?false)$/i
const PICTURES = 'og:image og:image:url og:image:secure_url twitter:image twitter:image:src'

export interface Around {
  /** Where relative addresses start. */
  readonly base: string
  /** The page's own address. */
  readonly url: string
  /** What its feed said of the article. */
  readonly feed: FeedHints
}

/** Reads the page's metadata. Must run before clutter is removed. */
export function readMetadata(document: Document, { base, url, feed }: Around): Metadata {
  const meta = readMeta(document)
  const all = (names: string) => names.split(' ').flatMap(name => meta.get(name) ?? [])
  const titles = [...all(TITLES), oneLine(document.title)]
  const told = readJsonLd(document, { url, titles: [...titles, ...[...document.querySelectorAll('h1')].map(wordsOf)] })
  const sites = [...all(SITES), ...told.sites, ...all(PUBLISHERS)].map(site => bareName(plain(site))).filter(isName)
  const names = [...sites, ...namesOfHost(url)]
  const saying = [feed.title, told.headline, ...titles].filter(title => title != null).map(plain)
  const headline = findHeadline(document, saying, names)
  const lines = linesBelow(document, headline.element)
  const paper = paperNamed(lines)
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
    siteName: paper?.source ?? siteNamed(sites, headline),
    publishedAt:
      paper?.publishedAt ??
      surestDate([told.publishedAt, ...all(DATES)], feed.publishedAt ?? null) ??
      writtenDate(document, headline.element, lines),
    picture: pictureNamed(meta, told, base),
    access: { ...told.access, isLocked: isLocked(all(TIERS), told.access) },
  }
}

/** Where fields say that it is free, templates for machines are the same for all articles of a paper. */
function isLocked(tiers: readonly string[], told: ToldAccess): boolean {
  return tiers.some(tier => LOCKED.test(tier)) || (told.isLocked && !tiers.some(tier => /^free$/i.test(tier)))
}

/** Some page builders escape twice. */
function plain(text: string): string {
  if (!/&(?:#\w+|\w+);/.test(text)) return oneLine(text)
  const field = new DOMParser().parseFromString(text, 'text/html')
  return oneLine(field.body.textContent)
}

/** An address and the name of an account are no names. */
function isName(name: string): boolean {
  return name !== '' && !/^(?:https?:|www\.|[@#])/i.test(name)
}

/** `www.hill-paper.example` is called «hill-paper»: a title may end in it, nobody is called like that. */
function namesOfHost(url: string): string[] {
  const { hostname } = new URL(url)
  const labels = hostname.replace(/^www\./, '').split('.')
  return [labels.join('.'), ...labels.slice(0, -1).filter(label => label.length > SHORTEST_LABEL)]
}

const SHORTEST_LABEL = 3

/** The sign of the paper stands for no article, nor does what is said to be as small as a stamp. */
function pictureNamed(meta: ReadonlyMap<string, readonly string[]>, told: Told, base: string): string | null {
  const named = PICTURES.split(' ').flatMap(name => meta.get(name) ?? [])
  const sides = ['width', 'height'].map(side => meta.get(`og:image:${side}`)?.[0] ?? '')
  const isStamp = sides.some(side => side !== '' && Number(side) > 0 && Number(side) <= LARGEST_STAMP)
  const candidates = [...(isStamp ? [] : named), told.picture].map(picture => webAddress(picture, base))
  const logos = told.logos.map(logo => webAddress(logo, base))
  return candidates.find(one => one !== null && !logos.some(logo => logo && isSamePicture(logo, one))) ?? null
}

const LARGEST_STAMP = 100
const ARABIC = /\p{Script=Arabic}/u

/** Of several names the one in the letters of the headline: papers write their name in Latin ones for machines. */
function siteNamed(named: readonly string[], { title, rest }: PartedTitle): string | null {
  // Some tell their headline for their name.
  const sites = named.filter(name => title === '' || !name.includes(title))
  const isSameScript = (name: string) => ARABIC.test(name) === ARABIC.test(title)
  const shown = rest === null ? [] : partsOf(rest).reverse()
  return sites.find(isSameScript) ?? shown.find(isSameScript) ?? sites[0] ?? shown[0] ?? null
}

/** Collections of many papers name the one an article comes from, and when it stood there. */
function paperNamed(lines: readonly Line[]): PublishedIn | null {
  for (const { text } of lines) {
    const found = publishedIn(text)
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
