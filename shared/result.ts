/**
 * Expected failures are values: they cross process boundaries, where an exception would lose its kind,
 * and the interface turns their code into a sentence in the reader's language (`shared/locales`, key `failure.CODE`).
 */

export type FailureCode =
  // what the caller asked for cannot be
  | 'badArguments'
  | 'tooManyRequests'
  | 'notAllowed'
  | 'notFound'
  | 'internal'
  | 'newerDatabase'
  | 'folderNotWritable'
  | 'diskFull'
  | 'diskFailed'
  | 'fileNotWritable'
  | 'notPrinted'
  | 'sectionExists'
  | 'nameTaken'
  | 'storeStopped'
  | 'exchangeUnderWay'
  | 'nothingToExport'
  // addresses
  | 'badAddress'
  | 'passwordInAddress'
  | 'addressNotAllowed'
  | 'alreadySubscribed'
  | 'needsConsent'
  // the network
  | 'offline'
  | 'captivePortal'
  | 'hostNotFound'
  | 'connectionFailed'
  | 'proxyFailed'
  | 'certificateInvalid'
  | 'certificateUnknown'
  | 'insecureConnection'
  | 'timedOut'
  | 'tooManyRedirects'
  | 'insecureRedirect'
  | 'tooLarge'
  | 'incompleteAnswer'
  | 'badEncoding'
  | 'toldToWait'
  | 'askedJustNow'
  | 'cancelled'
  // what the server said
  | 'needsPassword'
  | 'otherLogin'
  | 'passwordElsewhere'
  | 'passwordUnprotected'
  | 'forbidden'
  | 'robotCheck'
  | 'blockedByLaw'
  | 'gone'
  | 'missing'
  | 'serverError'
  | 'unexpectedAnswer'
  // what came
  | 'notAFeed'
  | 'noFeedsFound'
  | 'emptyAnswer'
  | 'feedBroken'
  | 'parserStopped'
  | 'extractorStopped'
  | 'noArticle'
  | 'pageTooComplex'
  | 'notAnOpml'
  | 'notACollection'
  | 'otherDatabase'
  | 'damagedDatabase'
  | 'notAPicture'
  | 'pictureTooLarge'
  | 'pictureNotFetched'
  | 'notAReportList'
  | 'notAnArchive'
  | 'newerArchive'
  // accounts on servers
  | 'wrongPassword'
  | 'apiPasswordNeeded'
  | 'apiSwitchedOff'
  | 'authorizationStripped'
  | 'notAnAccountServer'
  | 'accountMoved'
  // new versions of the app
  | 'updateUntrusted'
  | 'updateReplayed'
  | 'updateExpired'
  | 'updateDamaged'
  | 'updateFailedToStart'
  | 'updateNotForThis'

/** `message` is English, for logs and for people who look inside; the reader sees the code's sentence. */
export interface Failure {
  readonly code: FailureCode
  readonly message: string
}

export type Result<T> = { readonly ok: true; readonly value: T } | ({ readonly ok: false } & Failure)

export function success<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function failure(code: FailureCode, message: string): { readonly ok: false } & Failure {
  return { ok: false, code, message }
}

/** Thrown where a value cannot be returned; `answer()` and the sync turn it back into a `Failure`. */
export class ExpectedError extends Error {
  readonly code: FailureCode

  constructor(code: FailureCode, message: string) {
    super(message)
    this.name = 'ExpectedError'
    this.code = code
  }
}

/** What went wrong, as a value. Anything that was not expected is a bug and keeps its message for the log. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ExpectedError) return { code: error.code, message: error.message }
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) }
}
