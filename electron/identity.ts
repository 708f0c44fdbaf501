/** Who we are to the servers we ask; the facts stand in `package.json` and nowhere else. */

import { author, homepage, version } from '../package.json' with { type: 'json' }

const contact = /<([^>]+)>/.exec(author)?.[1] ?? ''

/** Tells a publisher which program reads the feed, and whom to write to about it. */
export const USER_AGENT = `Warraq/${version} (+${homepage}; ${contact})`
