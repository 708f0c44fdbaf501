/** Addresses as feeds write them in elements of their own: with what got into them, and relative to who knows what. */

import { storedAddress, webAddress } from '../html/addresses.ts'

const LONGEST = 4096
/** RFC 3987, 4.1, allows no marks of direction in an address; nor can what nobody sees be meant. Joiners can. */
const UNSEEN = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g
/** Escaped once more than it should be, or several times. */
const AMPERSAND = /&(?:(?:amp|#0{0,3}38|#x0{0,3}26);)+/gi
const OPENING = new Set([...'<«"“\'‘'])
const CLOSING = new Set([...'>»"”\'’'])
/** Endings of files, which no domain has: «index.php/7» is a path. */
const FILE =
  /\.(?:html?|xhtml|php\d?|aspx?|jsp|cgi|xml|rss|json|txt|pdf|jpe?g|png|gif|webp|svg|mp[34]|cfm|do|pl|py|js|css)$/i
const HOST = /^[\p{L}\p{N}][\p{L}\p{N}-]{0,62}(?:\.[\p{L}\p{N}-]{1,63}){0,6}\.\p{L}[\p{L}\p{N}-]{1,62}(?=$|[:/?#])/iu

/** The absolute address that is meant, without its tracking; null for none. */
export function pageAddress(written: string, base: string | null): string | null {
  const meant = meantAddress(written, base)
  // The top of the page that the base is: no page of an article.
  return meant === '#' ? null : storedAddress(meant, base)
}

/** The same as it is, for what is fetched and not shown. */
export function fileAddress(written: string | null, base: string | null): string | null {
  return written === null ? null : webAddress(meantAddress(written, base), base)
}

/** The address of the whole site, where a domain alone is no path. */
export function siteAddress(written: string, base: string | null): string | null {
  const meant = meantAddress(written, base)
  return storedAddress(isHost(meant) ? `https://${meant}` : meant, base)
}

/** Unbroken, without invisible marks and quotation marks; a host in the place of a path is a host. */
export function meantAddress(written: string, base: string | null): string {
  if (written.length > LONGEST * 2) return written
  const lines = written.replace(UNSEEN, '').split(/[\r\n\t]/)
  const address = withScheme(unquoted(lines.map(line => line.trim()).join('')).replace(AMPERSAND, '&'))
  return base !== null && isHostBeside(address, base) ? `${new URL(base).protocol}//${address}` : address
}

function unquoted(text: string): string {
  if (!OPENING.has(text.charAt(0))) return text
  const end = CLOSING.has(text.charAt(text.length - 1)) ? text.length - 1 : text.length
  return text.slice(1, end).trim()
}

/** `https//`, `https:/`, `http:\\`; `http://https://`. */
function withScheme(address: string): string {
  const [slip, scheme = ''] = /^(https?)(?::?[/\\]{2}|:[/\\](?![/\\]))/i.exec(address) ?? []
  if (slip === undefined) return address
  const rest = address.slice(slip.length)
  return /^https?:\/\//i.test(rest) ? rest : `${scheme}://${rest}`
}

/** `www.paper.example/7`, and `paper.example/7` where the base lies on that host or on one of its family. */
function isHostBeside(address: string, base: string): boolean {
  if (/^www\.[^\s./]/i.test(address)) return true
  if (!isHost(address)) return false
  const family = (host: string) =>
    host
      .toLowerCase()
      .replace(/^www\./, '')
      .split('.')
      .slice(-2)
      .join('.')
  return family(hostIn(address)) === family(new URL(base).hostname)
}

function isHost(address: string): boolean {
  return HOST.test(address) && !FILE.test(HOST.exec(address)?.[0] ?? '')
}

function hostIn(address: string): string {
  try {
    return new URL(`https://${address}`).hostname
  } catch {
    // No host after all.
    return ''
  }
}

export interface FeedPlace {
  /** Where the feed lies. */
  readonly url: string
  /** Where its site says it lies. */
  readonly homepage: string | null
  /** Addresses of its articles, as they are written. */
  readonly links: readonly string[]
}

/**
 * What relative addresses of a feed start from: a feed that lies at a service for feeds means its own site, one that lies
 * among its articles means where it lies. Absolute addresses of other articles tell which; else the folder does.
 */
export function baseOfLinks({ url, homepage, links }: FeedPlace): string {
  if (homepage === null || siteOf(homepage) === siteOf(url)) return url
  const sites = links.map(link => (/^https?:\/\//i.test(link.trim()) ? siteOf(fileAddress(link, null)) : null))
  const atHome = sites.filter(site => site === siteOf(homepage)).length
  const atFeed = sites.filter(site => site === siteOf(url)).length
  if (atHome !== atFeed) return atHome > atFeed ? homepage : url
  const [, folder = ''] = new URL(url).pathname.match(/^(\/[^/]+\/)/) ?? []
  const isAmongArticles = folder !== '' && links.some(link => link.trim().startsWith(folder))
  return isAmongArticles ? url : homepage
}

function siteOf(address: string | null): string | null {
  return address === null ? null : new URL(address).hostname.replace(/^www\./, '')
}
