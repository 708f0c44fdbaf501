/** Sites that play something a reader came for, as against the frames of advertisers and counters. */

/** What is read of a `URL`, which plain language does not have. */
interface WebAddress {
  readonly protocol: string
  readonly hostname: string
  readonly pathname: string
  readonly href: string
}

const PLAYERS = [
  ...['youtube.com', 'youtube-nocookie.com', 'youtu.be', 'vimeo.com', 'dailymotion.com', 'facebook.com', 'twitter.com'],
  ...['x.com', 'instagram.com', 'tiktok.com', 'soundcloud.com', 'spotify.com', 'rumble.com', 'ted.com', 'archive.org'],
  ...['aljazeera.net', 'bbc.com', 'france24.com', 'dw.com', 'podbean.com', 'anghami.com'],
]
const MEDIA = /\.(?:mp4|m4v|webm|ogv|mp3|m4a|ogg|oga|opus|wav)$/i

/** The page of what a frame at this absolute address plays; null where there is nothing to show. */
export function playedAt(address: WebAddress): string | null {
  if (!/^https?:$/.test(address.protocol)) return null
  return isOneOf(address.hostname, PLAYERS) || MEDIA.test(address.pathname) ? pageOf(address) : null
}

/** The frame's address plays without anything around it; the page's is the one to open. */
function pageOf(address: WebAddress): string {
  const video = /^\/(?:embed|v|shorts)\/([\w-]{6,20})$/.exec(address.pathname)?.[1]
  if (video && isOneOf(address.hostname, ['youtube.com', 'youtube-nocookie.com'])) {
    return `https://www.youtube.com/watch?v=${video}`
  }
  return address.href
}

function isOneOf(host: string, names: readonly string[]): boolean {
  return names.some(name => host === name || host.endsWith(`.${name}`))
}
