// Films, sounds and posts of other sites become a figure with a link: plain markup that says what is to be seen there.
import { playedAt } from '../../shared/press/players.ts'

const POSTS = 'blockquote.twitter-tweet, blockquote.twitter-video, blockquote.instagram-media, blockquote.tiktok-embed'

export function cardsForEmbeds(document: Document): void {
  for (const frame of document.querySelectorAll('iframe, video, audio, embed, amp-youtube, lite-youtube')) {
    const address = addressOf(frame)
    if (address !== null) frame.replaceWith(cardOf(document, address, titleOf(frame)))
  }
  for (const post of document.querySelectorAll(POSTS)) quotePost(document, post)
}

function addressOf(frame: Element): string | null {
  const video = frame.getAttribute('data-videoid') ?? frame.getAttribute('videoid')
  if (video && /^[\w-]{6,20}$/.test(video)) return `https://www.youtube.com/watch?v=${video}`
  const source = frame.getAttribute('src') || frame.getAttribute('data-src') || sourceIn(frame)
  const absolute = source?.startsWith('//') ? `https:${source}` : (source ?? '')
  return URL.canParse(absolute) ? playedAt(new URL(absolute)) : null
}

function sourceIn(frame: Element): string | null {
  return frame.querySelector('source[src]')?.getAttribute('src') ?? null
}

function titleOf(frame: Element): string {
  const title = frame.getAttribute('title')?.trim() ?? ''
  // Players name themselves where nobody gave a title.
  return /^(?:youtube |vimeo |video |dailymotion )?(?:video )?player$/i.test(title) ? '' : title
}

function cardOf(document: Document, address: string, title: string): Element {
  const card = document.createElement('figure')
  const line = document.createElement('p')
  const link = document.createElement('a')
  link.href = address
  link.textContent = title || address
  line.append(link)
  card.append(line)
  return card
}

/** The words of a post are part of what the article says; the frame that a script would draw around them is not. */
function quotePost(document: Document, post: Element): void {
  const quote = document.createElement('blockquote')
  const permanent = post.getAttribute('data-instgrm-permalink') ?? post.getAttribute('cite')
  quote.append(...post.childNodes)
  if (permanent && !quote.querySelector('a[href]')) {
    const link = document.createElement('a')
    link.href = permanent
    link.textContent = permanent
    quote.append(link)
  }
  post.replaceWith(quote)
}
