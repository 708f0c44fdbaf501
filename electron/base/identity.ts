/** Who we are to the servers we ask; the facts stand in `package.json` and nowhere else. */

import facts from '../../package.json' with { type: 'json' }

const { author, homepage, updates, version } = facts

const contact = /<([^<>]+)>/.exec(author)?.[1] ?? ''

/** Tells a publisher which program reads the feed, and whom to write to about it. */
export const USER_AGENT = `Warraq/${version} (+${homepage}; ${contact})`

/** Reserved host that the sample edition claims to come from. It is never asked. */
export const SAMPLE_ORIGIN = `https://sample.${new URL(homepage).hostname}`

export function isSampleAddress(url: string): boolean {
  return url.startsWith(`${SAMPLE_ORIGIN}/`)
}

/** The page of the app, where its packages are. */
export const HOMEPAGE = homepage

/** This version of the app, as `semver.org` writes it. */
export const VERSION = version

/** Where versions of the app are announced, and the public keys that count there: raw Ed25519 in base64, the current one first. */
export const UPDATES: { readonly address: string; readonly keys: readonly string[] } = updates
