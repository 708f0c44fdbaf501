/** What a status code means for a reader of feeds. */

import { ExpectedError, type FailureCode } from '../../shared/result.ts'
import { isBasicOffered } from '../base/basic-login.ts'
import { waitUntil } from './cache-headers.ts'

/** A server asks to be left alone until an instant; that holds for the whole host, the last one of a redirect. */
export class ToldToWait extends ExpectedError {
  readonly host: string
  readonly until: number

  constructor(host: string, until: number) {
    super('toldToWait', `${host} asked to wait until ${new Date(until).toISOString()}`)
    this.host = host
    this.until = until
  }
}

/** The host had asked for rest before: nothing was asked this time, and nothing learnt. */
export class LeftAlone extends ToldToWait {}

interface Asked {
  readonly sentValidators: boolean
  readonly now: number
  readonly host: string
  readonly isRobotCheck: boolean
  /** The rest of a body was asked for. */
  readonly sentRange: boolean
  readonly login: SentLogin
}

/** Whether a name and a password went along. `withheld`: they are for another origin, where the redirects began. */
export type SentLogin = 'none' | 'sent' | 'withheld'

/** null when the answer can be used: a body, or “not modified” where we asked for that. */
export function failureOfAnswer(
  status: number,
  headers: Readonly<Record<string, string>>,
  { sentValidators, sentRange, now, host, isRobotCheck, login }: Asked,
): ExpectedError | null {
  if (status === 200 || status === 203) return null
  if (status === 206 && sentRange) return null
  if (status === 304 && sentValidators) return null
  if (isRobotCheck) return new ExpectedError('robotCheck', `status ${status}: ${host} wants to see a person`)
  if (status === 429 || status === 503) return new ToldToWait(host, waitUntil(headers['retry-after'], now))
  if (status === 401) return new ExpectedError(refusalOf(headers['www-authenticate'], login), `status ${status}`)
  return new ExpectedError(codeOf(status), `status ${status}`)
}

/** A refusal without a challenge is taken for one of Basic: many servers leave it out. */
function refusalOf(challenges: string | undefined, login: SentLogin): FailureCode {
  if (challenges && !isBasicOffered(challenges)) return 'otherLogin'
  if (login === 'sent') return 'wrongPassword'
  return login === 'withheld' ? 'passwordElsewhere' : 'needsPassword'
}

function codeOf(status: number): FailureCode {
  if (status === 403) return 'forbidden'
  if (status === 451) return 'blockedByLaw'
  if (status === 404) return 'missing'
  if (status === 410) return 'gone'
  if (status === 204) return 'emptyAnswer'
  if (status === 511) return 'captivePortal'
  return status >= 500 ? 'serverError' : 'unexpectedAnswer'
}
