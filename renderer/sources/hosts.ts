// Hosts as they are shown, and newspapers that can be taken for one another. Pure.

import { writtenLabel } from '../../shared/addresses/punycode.ts'
import { skeleton } from '../../shared/arabic/skeleton.ts'
import type { Source } from '../../shared/models.ts'

/** Empty for what is no address. */
export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : ''
}

/**
 * In letters where each part is written in one script that readers of this app read; otherwise as the network writes
 * it (`xn--…`), so that no letter can pass for another.
 */
export function shownHost(address: string): string {
  const host = hostOf(address)
  const labels = host.split('.').map(writtenLabel)
  return labels.every(isPlain) ? labels.join('.') : host
}

/** The same for what a reader typed, with or without a scheme. */
export function typedHost(typed: string): string {
  const address = typed.replace(/^feed:(?:\/\/)?/i, '')
  return shownHost(address) || shownHost(`https://${address}`) || address
}

const LATIN = /^[\p{Script=Latin}\d:-]*$/u
const ARABIC = /^[\p{Script=Arabic}\d-]*$/u
/** Letters that Arabic writes one way and Persian or Urdu another: both kinds in one word are a trap. */
const ARABIC_KIND = /[\u064a\u0643\u0629]/
const PERSIAN_KIND = /[\u06cc\u06a9\u06c1\u06be\u06d5]/
/** Dotless letters, tatweel and vowel marks have no business in an address. */
const UNUSUAL = /[\u066e\u066f\u06a1\u06ba\u0640\u064b-\u065f]/

function isPlain(label: string): boolean {
  if (LATIN.test(label)) return true
  if (!ARABIC.test(label) || UNUSUAL.test(label)) return false
  return !(ARABIC_KIND.test(label) && PERSIAN_KIND.test(label))
}

export interface Likeness {
  readonly by: 'name' | 'host'
  /** The source that the reader has. */
  readonly title: string
  readonly host: string
}

/** The source for which a feed could be taken, though it comes from somewhere else. */
export function likenessTo(
  { title, url }: { readonly title: string | null; readonly url: string },
  sources: readonly Source[],
): Likeness | null {
  const name = skeleton(title ?? '')
  const host = shapeOf(url)
  for (const source of sources) {
    const addresses = addressesOf(source)
    if (addresses.some(address => isSameSite(address, url))) continue
    const home = hostOf(addresses[0] ?? '')
    const twin = addresses.find(address => shapeOf(address) === host)
    if (twin !== undefined) return { by: 'host', title: source.title, host: hostOf(twin) }
    if (name !== '' && [source.title, ...source.feeds.map(feed => feed.title ?? '')].some(n => skeleton(n) === name)) {
      return { by: 'name', title: source.title, host: home }
    }
  }
  return null
}

/** The source to which other feeds of this site belong: of the same host rather than of one above or below it. */
export function sourceOfSite(address: string, sources: readonly Source[]): Source | null {
  const own = sources.find(source => isAtHost(source, address))
  return own ?? sources.find(source => addressesOf(source).some(each => isSameSite(each, address))) ?? null
}

/** Whether it comes from this very host: French pages under a host of their own may be another newspaper. */
export function isAtHost(source: Source, address: string): boolean {
  return addressesOf(source).some(own => siteOf(own) === siteOf(address))
}

function addressesOf({ feeds, homepage }: Source): string[] {
  return [...feeds.map(({ url }) => url), ...(homepage ? [homepage] : [])]
}

/** The same host, or one below the other. */
function isSameSite(one: string, other: string): boolean {
  const [a, b] = [siteOf(one), siteOf(other)]
  return a !== '' && (a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`))
}

function siteOf(address: string): string {
  return hostOf(address).replace(/^www\./, '')
}

function shapeOf(address: string): string {
  return skeleton(siteOf(address).split('.').map(writtenLabel).join('.'))
}
