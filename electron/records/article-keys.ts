/** What an article is known by apart from its guid: where it lies and what it says, each as one number. */

import { hash } from 'node:crypto'
import { canonicalAddress } from '../../shared/addresses/canonical.ts'
import { withoutTracking } from '../../shared/addresses/tracking.ts'

/** Digits of a hash that a JavaScript number and an SQLite integer both hold exactly. */
const KEY_DIGITS = 13

/** The same number for all spellings of one address; null without one. */
export function linkKeyOf(url: string | null): number | null {
  return url === null ? null : keyOf(canonicalAddress(url))
}

/**
 * The same number for the same title and plain text, however they were marked up: where lines break and what links in
 * the text count about their reader makes no difference.
 */
export function wordsKeyOf(title: string, text: string): number {
  return keyOf(`${title}\n${withoutMarkup(text)}`)
}

/** Has the feed named this article itself, or does only its address stand for a name? */
export function isOwnGuid(guid: string, url: string | null): boolean {
  return url === null || (guid !== url && canonicalAddress(guid) !== canonicalAddress(url))
}

const SCRIPT_IN_PATH = /^\/index\.php(?=\/)/i

/** What stays of an address when its paper moves to another host; null where hardly anything does. */
export function placeOnHost(url: string | null): string | null {
  if (url === null || !/^https?:/i.test(url)) return null
  const address = canonicalAddress(url)
  const place = address.slice(address.search(/[/?]|$/)).replace(SCRIPT_IN_PATH, '')
  return place === '' || place === '/' ? null : place
}

const ADDRESS_WITH_PARAMETERS = /https?:\/\/[^\s?#]+\?[^\s]*/g

function withoutMarkup(text: string): string {
  const line = text.includes('\n') ? text.replaceAll('\n', ' ') : text
  return line.includes('?') && line.includes('://') ? line.replace(ADDRESS_WITH_PARAMETERS, withoutTracking) : line
}

function keyOf(text: string): number {
  return Number.parseInt(hash('sha256', text, 'hex').slice(0, KEY_DIGITS), 16)
}
