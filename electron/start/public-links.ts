/**
 * What other programs may ask through a `warraq:` link: to save a page, and nothing else. A link only ever opens a
 * question in the window; the reader answers it there (case E-23).
 */

import { pastedAddress } from '../../shared/addresses/pasted.ts'
import { openableAddress } from '../base/openable-address.ts'

const LONGEST_LINK = 8000
const SCHEME = 'warraq:'

/** The web address in `warraq:save?url=…`; null for anything that is not exactly that. */
export function pageToSave(link: string): string | null {
  if (link.length > LONGEST_LINK || !link.toLowerCase().startsWith(SCHEME) || !URL.canParse(link)) return null
  const { pathname, searchParams, hash } = new URL(link)
  // The link as written, or as systems complete it: `warraq://save/?url=…`.
  const action = `${new URL(link).host}${pathname}`.replace(/^\/*|\/+$/g, '')
  if (action !== 'save' || hash !== '' || [...searchParams.keys()].join() !== 'url') return null
  const address = openableAddress(pastedAddress(searchParams.get('url') ?? ''))
  return address !== null && /^https?:/.test(address) ? address : null
}

/** The first such link among a program's arguments: systems hand links over there. */
export function pageToSaveIn(argv: readonly string[]): string | null {
  return argv.map(pageToSave).find(address => address !== null) ?? null
}

/** What a second start passed on to the first, which believes no other program. */
export function pageToSaveOf(given: unknown): string | null {
  const link = typeof given === 'object' && given !== null && 'savePage' in given ? given.savePage : null
  const address = typeof link === 'string' ? openableAddress(pastedAddress(link)) : null
  return address !== null && /^https?:/.test(address) ? address : null
}
