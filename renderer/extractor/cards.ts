// Films, sounds and posts of other sites become a figure with a link: plain markup that says what is to be seen there.
import { replaceFilms } from '../markup/films.ts'

const POSTS = 'blockquote.twitter-tweet, blockquote.twitter-video, blockquote.instagram-media, blockquote.tiktok-embed'

export function cardsForEmbeds(document: Document, base: string): void {
  replaceFilms(document.body, base, (address, film) => film.replaceWith(cardOf(document, address, titleOf(film))))
  for (const post of document.querySelectorAll(POSTS)) quotePost(document, post)
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
