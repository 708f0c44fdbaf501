/** One check of one feed: ask, compare, parse. Its end is a value, whatever happens on the way. */

import { hash } from 'node:crypto'
import type { Login } from '../../shared/contract/passwords.ts'
import { ExpectedError, type Failure, failureOf } from '../../shared/result.ts'
import { hostAndPort } from '../base/hosts.ts'
import { LeftAlone, ToldToWait } from '../network/answer-failure.ts'
import type { Ask, Question } from '../network/ask.ts'
import { freshFor } from '../network/cache-headers.ts'
import { ACCEPT_FEED, type Fetched } from '../network/fetch.ts'
import { FEED_LIMITS, type FetchLimits } from '../network/limits.ts'
import { NO_VALIDATORS, type Validators, validatorsIn, validatorsToSend } from '../network/validators.ts'
import type { Parser } from '../parse/service/parser.ts'
import type { FeedBytes, FeedCheck, FeedOutcome, FeedToCheck, PackedFeed } from '../records/feed.ts'
import { addressToMoveTo, saidByFailure, saidBySuccess } from './repeated-answers.ts'
import { nextCheckAt } from './schedule.ts'

export interface CheckParts {
  readonly ask: Ask
  readonly parser: Pick<Parser, 'parseFeed' | 'findFeeds'>
  readonly limits?: FetchLimits
  /** Milliseconds between automatic checks. */
  readonly interval: number
  /** Name and password for the origin of its address; null, or left out: there are none. */
  loginOf?(feed: Pick<FeedToCheck, 'id' | 'url'>): Login | null
  clock(): number
  /** In [0, 1). */
  chance(): number
}

export type CheckEnd = Checked | NotAsked

interface Checked {
  readonly outcome: FeedOutcome
  readonly failure: Failure | null
}

/** Outcome for a feed whose host asked for rest before its turn. What is remembered of the feed stays. */
interface NotAsked {
  readonly outcome: null
  readonly failure: Failure
}

export async function checkFeed(
  feed: FeedToCheck,
  parts: CheckParts,
  asking: Pick<Question, 'signal' | 'onTurn'>,
): Promise<CheckEnd> {
  let received = 0
  try {
    const paying = {
      ...asking,
      // Saved with everything else that is learnt about the feed.
      paidBy(bytes: number) {
        received += bytes
      },
    }
    const { check, parsed } = await askFor(feed, parts, paying).catch(error => followPage(error, feed, parts, paying))
    const movedTo = addressToMoveTo(check, parts.clock())
    return { outcome: { feedId: feed.id, check, feed: parsed, received, movedTo }, failure: null }
  } catch (error) {
    if (error instanceof LeftAlone) return { outcome: null, failure: failureOf(error) }
    return failedEnd(feed, parts, { error, received })
  }
}

/** Refusal of a page in the feed's place that only sends on, as sites write that cannot redirect. */
class LedOn extends ExpectedError {
  readonly to: string

  constructor(to: string, refusal: ExpectedError) {
    super(refusal.code, refusal.message)
    this.to = to
  }
}

/** Asks once where such a page leads, as for a passing redirect: the feed keeps its address. */
async function followPage(error: unknown, feed: FeedToCheck, parts: CheckParts, asking: Paying): Promise<Success> {
  if (!(error instanceof LedOn)) throw error
  const consented = feed.consented && hostAndPort(error.to) === hostAndPort(feed.url)
  const there = { ...feed, url: error.to, consented, check: { ...feed.check, ...NO_VALIDATORS } }
  const { check, parsed } = await askFor(there, parts, asking)
  // Validators and moves of the other address say nothing about the page.
  return { check: { ...check, ...NO_VALIDATORS, move: null }, parsed }
}

type Paying = Pick<Question, 'signal' | 'onTurn' | 'paidBy'>

interface Success {
  readonly check: FeedCheck
  /** null when nothing is new. */
  readonly parsed: PackedFeed | null
}

function askFor(feed: FeedToCheck, parts: CheckParts, asking: Paying): Promise<Success> {
  const { ask, limits = FEED_LIMITS } = parts
  const ownNetwork = feed.consented ? 'allow' : 'ask'
  const login = parts.loginOf?.(feed) ?? null
  const question: Question = { url: feed.url, accept: ACCEPT_FEED, limits, ownNetwork, login, ...asking }
  return ask.ifChanged(question, validatorsToSend(feed.check, parts.clock()), fetched => judge(feed, fetched, parts))
}

async function judge(feed: FeedToCheck, fetched: Fetched, parts: CheckParts): Promise<Success> {
  const now = parts.clock()
  const before = { ...feed.check, ...saidBySuccess(feed.check, fetched.permanentUrl, feed.declinedMove, now) }
  if (fetched.kind === 'notModified') return { check: successOf(before, fetched, parts), parsed: null }
  if (fetched.bytes.length === 0) throw new ExpectedError('emptyAnswer', 'the answer is empty')

  const bodyHash = hash('sha256', fetched.bytes, 'hex')
  const whole = { ...before, bodyHash, validatorsAt: null }
  if (bodyHash === feed.check.bodyHash) return { check: successOf(whole, fetched, parts), parsed: null }
  const { bytes, headers, url } = fetched
  const job = { bytes, headers, url, now }
  const parsed = await parts.parser.parseFeed(job).catch(async refusal => {
    throw (await ledOn(refusal, job, parts)) ?? refusal
  })
  const check = successOf({ ...whole, timeToLive: wholeOrNull(parsed.timeToLive) }, fetched, parts)
  return { check: parsed.warnings.includes('cutOff') ? { ...check, ...NOTHING_KEPT } : check, parsed }
}

async function ledOn(refusal: unknown, job: FeedBytes, { parser }: CheckParts): Promise<LedOn | null> {
  if (!(refusal instanceof ExpectedError) || refusal.code !== 'notAFeed') return null
  const found = await parser.findFeeds(job).catch(() => null)
  // A page that cannot be read either leaves the first refusal as it is.
  return found?.kind === 'page' && found.leadsTo !== null ? new LedOn(found.leadsTo, refusal) : null
}

/** A document that breaks off is asked for again whole. */
const NOTHING_KEPT = { ...NO_VALIDATORS, bodyHash: null }

/** Half minutes and worse: the store takes whole milliseconds. */
function wholeOrNull(milliseconds: number | null): number | null {
  return milliseconds === null || !Number.isFinite(milliseconds) ? null : Math.round(milliseconds)
}

/** `validatorsAt` stays when a 304 renews them: it counts from the last whole answer. */
function successOf(before: FeedCheck, { headers }: Fetched, parts: CheckParts): FeedCheck {
  const checkedAt = parts.clock()
  const sent = validatorsIn(headers)
  const validators: Validators = before.validatorsAt === null ? sent : merged(before, sent)
  const plan = { checkedAt, failures: 0, failure: null, freshFor: freshFor(headers, checkedAt) }
  const { timeToLive } = before
  return {
    ...before,
    ...validators,
    checkedAt,
    succeededAt: checkedAt,
    failures: 0,
    failure: null,
    validatorsAt: before.validatorsAt ?? checkedAt,
    nextCheckAt: nextCheckAt({ ...plan, timeToLive, interval: parts.interval, chance: 0 }),
  }
}

function merged(before: Validators, sent: Validators): Validators {
  return { etag: sent.etag ?? before.etag, lastModified: sent.lastModified ?? before.lastModified }
}

interface Failing {
  readonly error: unknown
  readonly received: number
}

function failedEnd(feed: FeedToCheck, parts: CheckParts, { error, received }: Failing): Checked {
  const failure = failureOf(error)
  const checkedAt = parts.clock()
  const told = error instanceof ToldToWait ? error : null
  // A server that is busy has not failed, and must not be asked less and less often for it.
  const failures = feed.check.failures + (told === null ? 1 : 0)
  const plan = { checkedAt, failures, failure: failure.code, freshFor: null, timeToLive: null }
  const next = told?.until ?? nextCheckAt({ ...plan, interval: parts.interval, chance: parts.chance() })
  const said = saidByFailure(feed.check, failure.code, checkedAt)
  const check: FeedCheck = { ...feed.check, ...said, checkedAt, failures, failure, nextCheckAt: next }
  return { outcome: { feedId: feed.id, check, feed: null, received, movedTo: null }, failure }
}
