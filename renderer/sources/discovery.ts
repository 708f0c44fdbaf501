// The search for a newspaper's feeds, and what the reader takes of what was found.
import type { Account } from '../../shared/contract/accounts.ts'
import type { CatalogueSource } from '../../shared/contract/catalogue.ts'
import type { Login, TypedLogin } from '../../shared/contract/passwords.ts'
import type { DiscoveredFeed, DiscoveredFeeds, FeedChoice, Source } from '../../shared/contract/sources.ts'
import { isolated } from '../../shared/press/names.ts'
import { type FailureCode, failure, type Result, success } from '../../shared/result.ts'
import { showScope } from '../articles/scope.ts'
import { reader } from '../base/reader.ts'
import { translate } from '../language/translate.ts'
import { libraryCell } from '../library/library.ts'
import type { Subscribed } from '../library/subscribed.ts'
import { tell } from '../notices/toasts.ts'

export function discover(address: string, login: Login | null): Promise<Result<DiscoveredFeeds>> {
  if (login === null) return reader.request.discover(address)
  const { user, secret } = login
  return reader.request.discoverWithPassword(address, { user, secret })
}

export function cancelDiscovery(): void {
  void reader.request.cancelDiscovery()
}

/** A name and password, and the address that they are for. */
export interface SignedIn {
  readonly login: TypedLogin
  readonly address: string
}

/** Tells what was done; a failure is for the caller to tell, beside what has to be mended. */
export async function subscribe(choice: FeedChoice, signedIn: SignedIn | null): Promise<Result<unknown>> {
  const joined = libraryCell.get()?.sources.find(({ id }) => id === choice.joins)
  const subscribed = await (signedIn
    ? reader.request.subscribeWithPassword(choice, signedIn.login, signedIn.address)
    : reader.request.subscribe(choice))
  if (!subscribed.ok) return subscribed
  const [sourceId] = subscribed.value
  const step =
    sourceId === undefined
      ? null
      : { name: translate('sources.openAdded'), act: () => showScope({ kind: 'source', sourceId }) }
  const source = joined && isolated(joined.title, joined.language)
  tell(
    source ? translate('sources.joined', { count: choice.urls.length, source }) : translate('sources.added'),
    null,
    step,
  )
  return subscribed
}

/** Has the server of an account add it. */
export async function subscribeAt({ id }: Account, { urls }: FeedChoice): Promise<Result<unknown>> {
  for (const url of urls) {
    const added = await reader.request.addToAccount(id, url, null)
    if (!added.ok) return added
  }
  tell(translate('accounts.addedTo'))
  return success(null)
}

/** Adds a newspaper of the catalogue, without a search. */
export async function subscribeFromCatalogue({ feeds }: CatalogueSource): Promise<Result<number>> {
  const added = await reader.request.addFromCatalogue(feeds.slice(0, 1).map(({ url }) => url))
  if (!added.ok) return added
  if (added.value === 0) return failure('alreadySubscribed', 'it is there already')
  tell(translate('sources.added'))
  return added
}

/** The choice of an address that could not be opened now: it is tried again with every sync. */
export function asTyped(address: string): FeedChoice {
  return { urls: [address], title: null, homepage: null, joins: null }
}

/** Several feeds bear the newspaper's name; one names it itself. */
export function choiceOf(found: DiscoveredFeeds, urls: readonly string[], joins: Source | null): FeedChoice {
  return {
    urls,
    title: urls.length > 1 ? found.title : null,
    homepage: found.homepage,
    joins: joins?.id ?? null,
  }
}

/** What is ticked at first: the whole newspaper, unless the reader has something of it already. */
export function firstChoice({ feeds }: DiscoveredFeeds, subscribed: Subscribed): readonly string[] {
  const [first] = feeds
  return first && !feeds.some(({ url }) => subscribed.has(url)) ? [first.url] : []
}

export function nameOf({ title, label }: DiscoveredFeed): string | null {
  return title ?? label
}

/** Reasons that the next try may change, so that an address known to be a feed's need not wait for it. */
const PASSING: ReadonlySet<FailureCode> = new Set([
  ...(['offline', 'hostNotFound', 'connectionFailed', 'timedOut', 'incompleteAnswer', 'toldToWait'] as const),
  ...(['forbidden', 'serverError', 'unexpectedAnswer'] as const),
])

export function mayPass(code: FailureCode): boolean {
  return PASSING.has(code)
}
