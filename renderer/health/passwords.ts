// Passwords of single feeds: which have one, and typing, changing, forgetting it.
import type { FeedLogin, TypedLogin } from '../../shared/contract/passwords.ts'
import type { Feed } from '../../shared/contract/sources.ts'
import type { Result } from '../../shared/result.ts'
import { createCell } from '../base/cell.ts'
import { reader } from '../base/reader.ts'
import { translate } from '../language/translate.ts'
import { tell, tellFailure } from '../notices/toasts.ts'
import { retryFeed } from './health.ts'

export const loginsCell = createCell<readonly FeedLogin[]>([])

export async function readLogins(): Promise<void> {
  const logins = await reader.request.listFeedLogins()
  if (logins.ok) loginsCell.set(logins.value)
}

/** Brings the feed up to date with it. A refusal is for the caller to tell, beside what has to be mended. */
export async function typePassword(feed: Feed, login: TypedLogin): Promise<Result<void>> {
  const set = await reader.request.setFeedPassword(feed.id, login)
  if (!set.ok) return set
  await readLogins()
  await retryFeed(feed)
  return set
}

export async function forgetPassword({ id }: Feed): Promise<void> {
  const forgotten = await reader.request.forgetFeedPassword(id)
  if (forgotten.ok) tell(translate('health.passwordForgotten'))
  else tellFailure(forgotten)
  await readLogins()
}
