/**
 * Recognises a network that answers in the place of every server until somebody signs in. While it does, what comes says
 * nothing about any feed: none is marked broken, no redirect is remembered.
 */

import { registrableDomain } from '../../shared/addresses/owner.ts'
import type { Failure, FailureCode } from '../../shared/result.ts'
import { MINUTE } from '../../shared/units.ts'
import { hostOf } from '../base/hosts.ts'
import type { FeedToCheck } from '../records/feed.ts'

export interface PortalWatch {
  /** `failure` null: the feed came. */
  report(feed: FeedToCheck, failure: Failure | null, now: number): void
  isPortal(): boolean
}

/** Feeds in a row that became web pages within a minute: more than chance, so a captive portal is likely. */
const NEWSPAPERS = 3

/** A page in place of a feed, or a name that suddenly leads into the local network. */
const SUSPICIOUS: ReadonlySet<FailureCode> = new Set(['notAFeed', 'addressNotAllowed', 'needsConsent'])

export function createPortalWatch(): PortalWatch {
  const turned = new Map<string, number>()
  let isCertain = false
  return {
    report(feed, failure, now) {
      if (failure === null) turned.clear()
      // Network Authentication Required: the one honest way for a portal to say what it is (RFC 6585).
      else if (failure.code === 'captivePortal') isCertain = true
      else if (SUSPICIOUS.has(failure.code) && feed.check.succeededAt !== null) {
        turned.set(registrableDomain(hostOf(feed.url)), now)
      }
    },
    isPortal() {
      const times = [...turned.values()].toSorted((a, b) => a - b)
      const last = times.at(-1) ?? 0
      return isCertain || times.filter(at => last - at <= MINUTE).length >= NEWSPAPERS
    },
  }
}
