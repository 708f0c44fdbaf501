/** Names and passwords with which single feeds are asked (HTTP Basic), and what the window may ask about them. */

import { isBoolean, objectOf, textUpTo } from '../checks.ts'
import { type FeedId, isFeedId, type SourceId } from './ids.ts'
import { type DiscoveredFeeds, type FeedChoice, isFeedChoice } from './sources.ts'
import { type Contract, isAddress } from './terms.ts'

/** https://www.rfc-editor.org/rfc/rfc7617 */
export interface Login {
  /** Empty where the server asks for a password alone. */
  readonly user: string
  readonly secret: string
}

export interface TypedLogin extends Login {
  /** It is to be known after the next start, too. */
  readonly isRemembered: boolean
}

/** A feed that is asked with a name and a password. The password never comes back to the window. */
export interface FeedLogin {
  readonly feedId: FeedId
  readonly user: string
  /** It is known after the next start, too. */
  readonly isRemembered: boolean
}

export interface PasswordRequests {
  /**
   * `discover` with a name and a password, which go to the origin that was typed and to no other.
   * @throws ExpectedError as `discover`; `wrongPassword`, `otherLogin`; `passwordElsewhere` where another origin asks for
   * one; `passwordUnprotected` for http beyond the own network
   */
  discoverWithPassword(address: string, login: Login): DiscoveredFeeds
  /** `subscribe`; the login belongs to those feeds that have the origin of `address`, and is not sent for others. */
  subscribeWithPassword(choice: FeedChoice, login: TypedLogin, address: string): SourceId[]
  listFeedLogins(): FeedLogin[]
  /** Asks the feed with it first, and keeps it only if it was accepted. @throws ExpectedError as `discoverWithPassword` */
  setFeedPassword(id: FeedId, login: TypedLogin): void
  forgetFeedPassword(id: FeedId): void
}

const isSecret = textUpTo(2000)
const isUser = textUpTo(500)
const isLogin = objectOf<Login>({ user: isUser, secret: isSecret })
const isTypedLogin = objectOf<TypedLogin>({ user: isUser, secret: isSecret, isRemembered: isBoolean })

export const PASSWORDS: Contract<PasswordRequests> = {
  discoverWithPassword: { takes: [isAddress, isLogin], changes: [] },
  subscribeWithPassword: { takes: [isFeedChoice, isTypedLogin, isAddress], changes: ['library', 'articles'] },
  listFeedLogins: { takes: [], changes: [] },
  setFeedPassword: { takes: [isFeedId, isTypedLogin], changes: [] },
  forgetFeedPassword: { takes: [isFeedId], changes: [] },
}
