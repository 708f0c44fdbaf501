/** Who we are to the servers we ask; the facts stand in `package.json` and nowhere else. */

import facts from '../../package.json' with { type: 'json' }

const { author, homepage, version } = facts

const contact = /<([^<>]+)>/.exec(author)?.[1] ?? ''

/** Tells a publisher which program reads the feed, and whom to write to about it. */
export const USER_AGENT = `Warraq/${version} (+${homepage}; ${contact})`

/** Reserved host that the sample edition claims to come from. It is never asked. */
export const SAMPLE_ORIGIN = `https://sample.${new URL(homepage).hostname}`

export function isSampleAddress(url: string): boolean {
  return url.startsWith(`${SAMPLE_ORIGIN}/`)
}
