/**
 * From the address of a newspaper to its feeds. The way in: `createDiscover`. Everything is asked politely, everything that comes is read in the parse process, and few questions are asked.
 */

import { feedIdentity } from '../../shared/addresses/canonical.ts'
import type { Login } from '../../shared/contract/passwords.ts'
import type { DiscoveredFeed, DiscoveredFeeds } from '../../shared/contract/sources.ts'
import { ExpectedError, type FailureCode } from '../../shared/result.ts'
import { SECOND } from '../../shared/units.ts'
import { hostAndPort, originOf } from '../base/hosts.ts'
import type { Ask } from '../network/ask.ts'
import { ACCEPT_PAGE, type OwnNetwork } from '../network/fetch.ts'
import { FEED_LIMITS, type FetchLimits } from '../network/limits.ts'
import { addressesMeant } from '../opml/feed-address.ts'
import { isAboutComments } from '../parse/pages/feed-looks.ts'
import type { Parser } from '../parse/service/parser.ts'
import type { FeedLink, FoundFeeds } from '../records/feed.ts'
import { guessesFor } from './feed-guesses.ts'

export interface DiscoverParts {
  readonly ask: Ask
  readonly parser: Pick<Parser, 'findFeeds'>
  /** Whether the reader agreed that this host and port of the own network may be asked. */
  hasConsent(host: string): Promise<boolean>
  clock(): number
}

/** `login`: for the origin of what was typed, and for no other. */
export type Discover = (typed: string, signal: AbortSignal, login?: Login | null) => Promise<DiscoveredFeeds>

const MOST_REQUESTS = 8
/** Pages followed in a row that only send on. */
const MOST_LED = 2
/** Longest time a reader waits for discovery; feeds that were not opened by then are listed without their facts. */
const LONGEST_SEARCH = 45 * SECOND
const LIMITS: FetchLimits = { ...FEED_LIMITS, total: 30 * SECOND }

/** What says that the address typed without a scheme was meant another way: without TLS, or with `www`. */
const MEANT_OTHERWISE: ReadonlySet<FailureCode> = new Set(['hostNotFound', 'connectionFailed', 'insecureRedirect'])
/** What only the right address says, of a login or of its way there. */
const ABOUT_LOGINS: ReadonlySet<FailureCode> = new Set([
  ...(['needsPassword', 'wrongPassword', 'otherLogin', 'passwordElsewhere', 'passwordUnprotected'] as const),
])
/** OpenSSL's and BoringSSL's words for a server that does not speak TLS at all; an old version of it is another matter, and no reason to go without. */
const NO_TLS = /wrong.version.number|packet.length.too.long|http.request/i
/** What a wrong guess of ours, or a dead link of theirs, is answered with. */
const NOTHING_THERE: ReadonlySet<FailureCode> = new Set([
  ...(['missing', 'gone', 'notAFeed', 'emptyAnswer', 'addressNotAllowed', 'badAddress'] as const),
])

/**
 * Rejects with `ExpectedError`: why the address itself could not be opened; `noFeedsFound` for a page that leads to no
 * feed; `passwordElsewhere` where a login was given and another origin is the one that asks for it; `cancelled`.
 */
export function createDiscover(parts: DiscoverParts): Discover {
  return async (typed, signal, login = null) => {
    const search = createSearch(parts, signal, login)
    const meant = addressesMeant(typed)
    const start = await openFirst(search, login === null ? meant : await secureFirst(meant, parts))
    if (start.found.kind === 'feed') return alone(start.url, start.found)
    const { title, generator, links } = start.found
    const feeds = await openLinks(search, links)
    if (feeds.length === 0) feeds.push(...(await tryPlaces(search, guessesFor(start.url, generator))))
    if (feeds.length === 0 && start.found.isLocked) {
      throw new ExpectedError('passwordInAddress', `${start.url} names a feed with a password in its address`)
    }
    if (feeds.length === 0) throw search.trouble() ?? new ExpectedError('noFeedsFound', `${start.url} leads to no feed`)
    const whole = feeds.find(({ role, facts }) => role === 'main' && facts !== null)
    return { address: start.url, title: whole?.title ?? title, homepage: start.url, feeds: inOrder(feeds) }
  }
}

interface Opened {
  readonly url: string
  readonly found: FoundFeeds
}

interface Search {
  /** Opens what the reader typed. null: it was opened before. Fails with `needsConsent` in the own network. */
  start(url: string): Promise<Opened | null>
  /** Opens what a page leads to. null: nothing is there, it was opened before, or nothing more may be asked. */
  follow(link: FeedLink): Promise<Opened | null>
  /** Opens what may well not be there. */
  guess(url: string): Promise<Opened | null>
  isOver(): boolean
  /** The first reason why a feed that was promised could not be opened. */
  trouble(): ExpectedError | null
}

/** With a password, http is the last resort, except where the reader agreed to a machine of the own network. */
async function secureFirst(meant: readonly string[], { hasConsent }: DiscoverParts): Promise<string[]> {
  const [first = ''] = meant
  const isPlain = first.startsWith('http:') && !(await hasConsent(hostAndPort(first)))
  return isPlain ? [first.replace(/^http:/, 'https:'), ...meant] : [...meant]
}

function createSearch(parts: DiscoverParts, signal: AbortSignal, login: Login | null): Search {
  const asked = new Set<string>()
  const until = parts.clock() + LONGEST_SEARCH
  let trouble: ExpectedError | null = null
  let agreed: string | null = null
  /** The only one that is told the login. */
  let home = ''
  const isOver = () => asked.size >= MOST_REQUESTS || parts.clock() > until

  async function open(url: string, ownNetwork: OwnNetwork, led = 0): Promise<Opened | null> {
    if (isOver() || asked.has(placeOf(url))) return null
    asked.add(placeOf(url))
    const opened = await look({ url, ownNetwork, signal, login: originOf(url) === home ? login : null }, parts)
    const next = leadsTo(opened)
    if (next === null || led === MOST_LED) return opened
    return (await open(next, ownNetworkFor(next), led + 1).catch(exceptCancelled)) ?? opened
  }

  /** Consent to the address that the reader typed reaches no other host that a page may name. */
  const ownNetworkFor = (url: string): OwnNetwork => (hostAndPort(url) === agreed ? 'allow' : 'refuse')

  /** Another origin asks, which was told nothing. */
  const elsewhere = (error: ExpectedError) =>
    login !== null && error.code === 'needsPassword' ? new ExpectedError('passwordElsewhere', error.message) : error

  return {
    async start(url) {
      const host = hostAndPort(url)
      if (await parts.hasConsent(host)) agreed = host
      home = originOf(url)
      const opened = await open(url, agreed === host ? 'allow' : 'ask')
      if (login !== null && opened !== null && originOf(opened.url) !== home) {
        throw new ExpectedError(
          'passwordElsewhere',
          `${home} leads to ${originOf(opened.url)}, which was told no password`,
        )
      }
      return opened
    },
    isOver,
    trouble: () => trouble,
    guess: url => open(url, ownNetworkFor(url)).catch(exceptCancelled),
    follow: link =>
      open(link.url, ownNetworkFor(link.url)).catch(error => {
        const failure = exceptCancelled(error)
        if (link.isDeclared && error instanceof ExpectedError && !NOTHING_THERE.has(error.code))
          trouble ??= elsewhere(error)
        return failure
      }),
  }
}

/** Address that a page sends on to; null where it declares feeds of its own and need not be left. */
function leadsTo({ found }: Opened): string | null {
  return found.kind === 'page' && !found.links.some(({ isDeclared }) => isDeclared) ? found.leadsTo : null
}

/** null for an expected failure. The reader's own wish to stop, and bugs, go on upwards. */
function exceptCancelled(error: unknown): null {
  if (error instanceof ExpectedError && error.code !== 'cancelled') return null
  throw error
}

interface Question {
  readonly url: string
  readonly ownNetwork: OwnNetwork
  readonly signal: AbortSignal
  readonly login: Login | null
}

async function look(question: Question, { ask, parser, clock }: DiscoverParts): Promise<Opened> {
  // Nobody pays: whether it becomes a newspaper of the reader's is not known yet.
  const polite = { accept: ACCEPT_PAGE, limits: LIMITS, paidBy: 'nobody', isAwaited: true } as const
  const { bytes, headers, url, permanentUrl } = await ask.fresh({ ...question, ...polite })
  const found = await parser.findFeeds({ bytes, headers, url, now: clock() })
  // A feed is known by the address that its server stands by; a page's links start where the page was.
  return { url: found.kind === 'page' ? url : (permanentUrl ?? question.url), found }
}

async function openFirst(search: Search, addresses: readonly string[]): Promise<Opened> {
  let refusal: unknown
  for (const url of addresses) {
    try {
      const opened = await search.start(url)
      if (opened) return opened
    } catch (error) {
      // What is told in the end is why the likeliest address did not open.
      refusal ??= error
      // Somebody is there, whatever was tried before.
      if (error instanceof ExpectedError && ABOUT_LOGINS.has(error.code)) refusal = error
      if (!mayBeMeantOtherwise(error)) break
    }
  }
  throw refusal
}

function mayBeMeantOtherwise(error: unknown): boolean {
  if (!(error instanceof ExpectedError)) return false
  return MEANT_OTHERWISE.has(error.code) || (error.code === 'insecureConnection' && NO_TLS.test(error.message))
}

function alone(url: string, { title, homepage, facts }: FoundFeeds & { kind: 'feed' }): DiscoveredFeeds {
  return { address: url, title, homepage, feeds: [{ url, role: 'main', title, label: null, facts }] }
}

/** Opens what a page leads to, in order. One page about feeds is looked through too. */
async function openLinks(search: Search, links: readonly FeedLink[]): Promise<DiscoveredFeed[]> {
  const feeds: DiscoveredFeed[] = []
  const waiting = [...links]
  let seenPage = false
  for (let link = waiting.shift(); link; link = waiting.shift()) {
    if (search.isOver() || (link.role === 'comments' && feeds.length > 0)) {
      // Only what the page itself calls a feed is offered unseen.
      if (link.isDeclared) feeds.push(unopened(link))
      continue
    }
    const opened = await search.follow(link)
    if (opened?.found.kind === 'feed') feeds.push(discovered(opened.url, opened.found, link))
    else if (opened?.found.kind === 'page' && !link.isDeclared && !seenPage) {
      seenPage = true
      waiting.unshift(...opened.found.links)
    }
  }
  return distinct(feeds)
}

/** The places where programs put their feeds; one that is there is enough. */
async function tryPlaces(search: Search, places: readonly string[]): Promise<DiscoveredFeed[]> {
  for (const place of places) {
    const opened = await search.guess(place)
    if (opened?.found.kind === 'feed') return [discovered(opened.url, opened.found, null)]
    // The front page may say what an article's page does not.
    if (opened?.found.kind === 'page') {
      const feeds = await openLinks(search, opened.found.links)
      if (feeds.length > 0) return feeds
    }
  }
  return []
}

function discovered(
  url: string,
  { title, facts }: FoundFeeds & { kind: 'feed' },
  link: FeedLink | null,
): DiscoveredFeed {
  const role = isAboutComments(new URL(url), title) ? 'comments' : (link?.role ?? 'main')
  return { url, role, title, label: link?.title ?? null, facts }
}

function unopened({ url, role, title }: FeedLink): DiscoveredFeed {
  return { url, role, title: null, label: title, facts: null }
}

/** One feed may be linked under several addresses that lead to the same place. */
function distinct(feeds: readonly DiscoveredFeed[]): DiscoveredFeed[] {
  const known = new Map<string, DiscoveredFeed>()
  for (const feed of feeds) if (!known.has(feedIdentity(feed.url))) known.set(feedIdentity(feed.url), feed)
  return [...known.values()]
}

/** Equal for spellings of an address that every server answers alike. */
function placeOf(url: string): string {
  return url.replace(/\/$/, '')
}

const ROLES = ['main', 'part', 'comments']

function inOrder(feeds: readonly DiscoveredFeed[]): DiscoveredFeed[] {
  const rank = ({ role, facts }: DiscoveredFeed) => ROLES.indexOf(role) * 2 + (facts === null ? 1 : 0)
  return [...feeds].sort((a, b) => rank(a) - rank(b))
}
