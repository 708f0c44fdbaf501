// Videos and posts that a page shows in frames of other sites: in an article they are a link, and nothing loads.

/** A tag of at most 2,000 characters: what is longer is no frame of an honest page, and looking stays linear. */
const FRAME = /<(iframe|video|audio)\b([^>]{0,2000})>/gi
const ADDRESS = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i

/** The text goes to the sanitiser afterwards: whatever is not recognised here is dropped there. */
export function framesAsLinks(html: string): string {
  return html.replace(FRAME, (tag, _name, attributes: string) => {
    const address = addressIn(attributes)
    return address === null ? tag : `<p><a href="${quoted(address)}">${quoted(address)}</a></p>${tag}`
  })
}

function addressIn(attributes: string): string | null {
  const [, ...values] = ADDRESS.exec(attributes) ?? []
  const value = values.find(found => found !== undefined)
  const absolute = value?.trim().replaceAll('&amp;', '&').replace(/^\/\//, 'https://') ?? ''
  return isSeenByReaders(absolute) ? pageOf(new URL(absolute)) : null
}

/** The frame's address plays without anything around it; the page's is the one to open. */
function pageOf(address: URL): string {
  const video = /^\/embed\/([\w-]{6,20})$/.exec(address.pathname)?.[1]
  if (video && isOneOf(address.hostname, ['youtube.com', 'youtube-nocookie.com'])) {
    return `https://www.youtube.com/watch?v=${video}`
  }
  return address.href
}

const PLAYERS = [
  ...['youtube.com', 'youtube-nocookie.com', 'youtu.be', 'vimeo.com', 'dailymotion.com', 'facebook.com', 'twitter.com'],
  ...['x.com', 'instagram.com', 'tiktok.com', 'soundcloud.com', 'spotify.com', 'rumble.com', 'ted.com', 'archive.org'],
  ...['aljazeera.net', 'bbc.com', 'france24.com', 'dw.com', 'podbean.com', 'anghami.com'],
]
const MEDIA = /\.(?:mp4|m4v|webm|ogv|mp3|m4a|ogg|oga|opus|wav)$/i

/** Frames of advertisers and counters have nothing to show: only known players, and files of sound and film. */
function isSeenByReaders(address: string): boolean {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return false
  const { hostname, pathname } = new URL(address)
  return isOneOf(hostname, PLAYERS) || MEDIA.test(pathname)
}

function isOneOf(host: string, names: readonly string[]): boolean {
  return names.some(name => host === name || host.endsWith(`.${name}`))
}

function quoted(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
