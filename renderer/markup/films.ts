// Films, sounds and posts that a page shows in frames of other sites: in an article they are a link, and nothing loads.
import { playedAt } from '../../shared/press/players.ts'
import { webAddress } from './web-address.ts'

export const FILMS =
  'iframe, video, audio, embed, object, amp-iframe, amp-video, amp-audio, amp-youtube, amp-vimeo, amp-dailymotion, ' +
  'amp-twitter, amp-facebook, amp-instagram, amp-tiktok, amp-soundcloud, lite-youtube, lite-vimeo, youtube-video'

/** What these play is a film or a sound wherever it lies. */
const FILES = /^(?:amp-)?(?:video|audio)$/
const SOURCES = ['src', 'data-src', 'data-lazy-src', 'data-litespeed-src', 'data-orig-src', 'data', 'data-href']
const MOST_FILMS = 200

/** Address of the page to open for what this element plays; null where there is nothing to show. `base`: where relative ones start. */
export function filmAddress(film: Element, base: string | undefined): string | null {
  const named = addressByName(film)
  if (named !== null) return named
  const isFile = FILES.test(film.localName)
  for (const written of addressesIn(film)) {
    const address = webAddress(written, base)
    const played = address === null ? null : (playedAt(new URL(address)) ?? (isFile ? address : null))
    if (played !== null) return played
  }
  return null
}

/** `place` puts a link in the place of each film. What is there for browsers without scripts stands once. */
export function replaceFilms(
  root: ParentNode & Node,
  base: string | undefined,
  place: (address: string, film: Element) => void,
): void {
  const seen = new Set<string>()
  const films = [...root.querySelectorAll(FILMS)].slice(0, MOST_FILMS)
  for (const film of films) {
    if (!root.contains(film)) continue
    const address = filmAddress(film, base)
    const spare = film.closest('noscript, no-script')
    if (address === null) continue
    if (spare && seen.has(address)) spare.remove()
    else place(address, spare ?? film)
    seen.add(address)
  }
}

/** What an element that a script would fill says of its film. */
const PAGES: Readonly<Record<string, readonly [attributes: readonly string[], page: (id: string) => string]>> = {
  'amp-youtube': [['data-videoid'], youtube],
  'lite-youtube': [['videoid', 'video-id'], youtube],
  'youtube-video': [['videoid', 'video-id'], youtube],
  'amp-vimeo': [['data-videoid'], id => `https://vimeo.com/${id}`],
  'lite-vimeo': [['videoid'], id => `https://vimeo.com/${id}`],
  'amp-dailymotion': [['data-videoid'], id => `https://www.dailymotion.com/video/${id}`],
  'amp-twitter': [['data-tweetid'], id => `https://twitter.com/i/status/${id}`],
  'amp-instagram': [['data-shortcode'], id => `https://www.instagram.com/p/${id}/`],
  'amp-soundcloud': [
    ['data-trackid'],
    id => `https://w.soundcloud.com/player/?url=https://api.soundcloud.com/tracks/${id}`,
  ],
}

function addressByName(film: Element): string | null {
  const [attributes, page] = PAGES[film.localName] ?? []
  const id = attributes?.map(name => film.getAttribute(name)).find(value => value && /^[\w-]{5,30}$/.test(value))
  return id && page ? page(id) : null
}

function youtube(id: string): string {
  return `https://www.youtube.com/watch?v=${id}`
}

/** As they are written: on the element, on what stands in it, and on the link for whoever cannot play it. */
function addressesIn(film: Element): string[] {
  const inside = film.querySelectorAll('source, param[name=movie], param[name=src], embed, iframe, a[href]')
  return [film, ...inside].flatMap(element => [
    ...SOURCES.flatMap(name => element.getAttribute(name)?.trim() || []),
    ...(element.matches('param') ? [element.getAttribute('value') ?? ''] : []),
    ...(element.matches('a') ? [element.getAttribute('href') ?? ''] : []),
  ])
}
