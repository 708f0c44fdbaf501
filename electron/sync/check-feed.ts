/** One check of one feed: ask, compare, parse. Its end is a value, whatever happens on the way. */

import { hash } from 'node:crypto'
import { ExpectedError, type Failure, failureOf } from '../../shared/result.ts'
import { ToldToWait } from '../network/answer-failure.ts'
import { ACCEPT_FEED, type Fetched, type FetchRequest, fetchBytes, type Network } from '../network/fetch.ts'
import { FEED_LIMITS, type FetchLimits } from '../network/limits.ts'
import { freshFor } from '../network/manners.ts'
import { type Validators, validatorsIn, validatorsToSend } from '../network/validators.ts'
import type { FeedCheck, FeedOutcome, FeedToCheck, PackedFeed } from '../store/records.ts'
import type { Parser } from './parser.ts'
import { nextCheckAt } from './schedule.ts'

export interface CheckParts {
  readonly network: Network
  readonly parser: Pick<Parser, 'parseFeed'>
  readonly limits?: FetchLimits
  /** Milliseconds between automatic checks. */
  readonly interval: number
  clock(): number
  /** In [0, 1). */
  chance(): number
}

export interface CheckEnd {
  readonly outcome: FeedOutcome
  readonly failure: Failure | null
  /** The host asks to be left alone until then. */
  readonly pausedUntil: number | null
}

export async function checkFeed(feed: FeedToCheck, parts: CheckParts, signal: AbortSignal): Promise<CheckEnd> {
  let received = 0
  const onReceived = (bytes: number) => {
    received += bytes
  }
  try {
    const { check, parsed } = await ask(feed, parts, { signal, onReceived })
    return { outcome: { feedId: feed.id, check, feed: parsed, received }, failure: null, pausedUntil: null }
  } catch (error) {
    return failedEnd(feed, parts, { error, received })
  }
}

interface Success {
  readonly check: FeedCheck
  /** null when nothing is new. */
  readonly parsed: PackedFeed | null
}

async function ask(
  feed: FeedToCheck,
  parts: CheckParts,
  listening: Pick<FetchRequest, 'signal' | 'onReceived'>,
): Promise<Success> {
  const { network, parser, limits = FEED_LIMITS } = parts
  const now = parts.clock()
  const validators = validatorsToSend(feed.check, now)
  const request = { url: feed.url, accept: ACCEPT_FEED, validators, limits, now, ...listening }
  const fetched = await fetchBytes(network, request)
  if (fetched.kind === 'notModified') return { check: successOf(feed.check, fetched, parts, null), parsed: null }
  if (fetched.bytes.length === 0) throw new ExpectedError('emptyAnswer', 'the answer is empty')

  const bodyHash = hash('sha256', fetched.bytes, 'hex')
  const check = successOf({ ...feed.check, bodyHash, validatorsAt: null }, fetched, parts, null)
  if (bodyHash === feed.check.bodyHash) return { check, parsed: null }
  const { bytes, headers, url } = fetched
  const parsed = await parser.parseFeed({ bytes, headers, url, now })
  return { check: successOf(check, fetched, parts, parsed.timeToLive), parsed }
}

/** `validatorsAt` stays when a 304 renews them: it counts from the last whole answer. */
function successOf(before: FeedCheck, { headers }: Fetched, parts: CheckParts, timeToLive: number | null): FeedCheck {
  const checkedAt = parts.clock()
  const sent = validatorsIn(headers)
  const validators: Validators = before.validatorsAt === null ? sent : merged(before, sent)
  const plan = { checkedAt, failures: 0, freshFor: freshFor(headers, checkedAt), timeToLive }
  return {
    ...before,
    ...validators,
    checkedAt,
    succeededAt: checkedAt,
    failures: 0,
    failure: null,
    validatorsAt: before.validatorsAt ?? checkedAt,
    nextCheckAt: nextCheckAt({ ...plan, interval: parts.interval, chance: 0 }),
  }
}

function merged(before: Validators, sent: Validators): Validators {
  return { etag: sent.etag ?? before.etag, lastModified: sent.lastModified ?? before.lastModified }
}

interface Failing {
  readonly error: unknown
  readonly received: number
}

function failedEnd(feed: FeedToCheck, parts: CheckParts, { error, received }: Failing): CheckEnd {
  const failure = failureOf(error)
  const checkedAt = parts.clock()
  const pausedUntil = error instanceof ToldToWait ? error.until : null
  // A server that is busy has not failed, and must not be asked less and less often for it.
  const failures = feed.check.failures + (pausedUntil === null ? 1 : 0)
  const plan = { checkedAt, failures, freshFor: null, timeToLive: null }
  const next = pausedUntil ?? nextCheckAt({ ...plan, interval: parts.interval, chance: parts.chance() })
  const check: FeedCheck = { ...feed.check, checkedAt, failures, failure, nextCheckAt: next }
  return { outcome: { feedId: feed.id, check, feed: null, received }, failure, pausedUntil }
}
