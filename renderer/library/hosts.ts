// Hosts as they are shown, and newspapers that can be taken for one another. Pure.

import { pastedAddress } from '../../shared/addresses/pasted.ts'
import { writtenLabel } from '../../shared/addresses/punycode.ts'
import { shownHost as shownHostOf } from '../../shared/addresses/shown-host.ts'
import { skeleton } from '../../shared/arabic/skeleton.ts'
import type { Catalogue } from '../../shared/contract/catalogue.ts'
import type { Source } from '../../shared/contract/sources.ts'

/** Empty for what is no address. */
export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : ''
}

/** Empty for what is no address. `known`: hosts that the reader trusts, for which no other one may pass. */
export function shownHost(address: string, known: readonly string[] = []): string {
  return shownHostOf(hostOf(address), known)
}

/** The same for what a reader typed, with or without a scheme. */
export function typedHost(typed: string): string {
  const address = pastedAddress(typed).replace(/^feed:(?:\/\/)?/i, '')
  return shownHost(address) || shownHost(`https://${address}`) || address
}

/** A newspaper of the reader's or of the catalogue. */
export interface Known {
  readonly title: string
  readonly language?: string | null
  readonly homepage: string | null
  readonly feeds: readonly { readonly url: string; readonly title?: string | null }[]
}

export interface Likeness {
  readonly by: 'name' | 'host'
  readonly title: string
  readonly language: string | null
  readonly host: string
}

/** The newspaper for which a feed could be taken, though it comes from somewhere else. */
export function likenessTo(
  { title, url }: { readonly title: string | null; readonly url: string },
  sources: readonly Known[],
): Likeness | null {
  const name = skeleton(title ?? '')
  const host = shapeOf(url)
  for (const source of sources) {
    const addresses = addressesOf(source)
    if (addresses.some(address => isSameSite(address, url))) continue
    const home = hostOf(addresses[0] ?? '')
    const twin = addresses.find(address => shapeOf(address) === host)
    if (twin !== undefined) return { ...named(source), by: 'host', host: hostOf(twin) }
    if (name !== '' && [source.title, ...source.feeds.map(feed => feed.title ?? '')].some(n => skeleton(n) === name)) {
      return { ...named(source), by: 'name', host: home }
    }
  }
  return null
}

function named({ title, language = null }: Known): Pick<Likeness, 'title' | 'language'> {
  return { title, language }
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

/** Whether it comes from one of them. */
export function isOfKnownSite(url: string, sources: readonly Known[]): boolean {
  return sources.some(source => addressesOf(source).some(address => isSameSite(address, url)))
}

/** Titles without the names of sections: many newspapers have a page called “Sport”. */
export function newspapersOf({ sources }: Catalogue): Known[] {
  return sources.map(({ title, homepage, feeds }) => ({ title, homepage, feeds: feeds.map(({ url }) => ({ url })) }))
}

export function hostsOf(sources: readonly Known[]): string[] {
  return sources.flatMap(addressesOf).map(hostOf)
}

function addressesOf({ feeds, homepage }: Known): string[] {
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
