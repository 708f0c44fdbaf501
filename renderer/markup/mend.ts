/**
 * What an article's markup means, said in the plain elements that the cleaner keeps: films become links, pictures that wait
 * for a script become pictures, and a block whose box goes leaves its line. More is read for it than the reading view may
 * show, so what comes of it is cleaned like any other markup.
 */
import { replaceFilms } from './films.ts'
import { keepLines, takeOff } from './lines.ts'
import { SHIELDED, showShieldedAddresses } from './shielded-addresses.ts'
import { attributesOf, SPARE, wakePictures } from './wake-pictures.ts'

export interface Mending {
  readonly base: string | undefined
  isKnown(address: string): boolean
}

/** Blocks that the cleaner opens, so that only what is in them stays. */
const OPENED = 'center main header footer nav hgroup form fieldset legend dir menu search marquee listing'.split(' ')
/** What the cleaner takes off with everything that is in it. */
const TAKEN_OFF = ['video', 'audio', 'object', 'canvas', 'dialog', SPARE]
const FOR_MEDIA =
  'picture source param embed svg amp-img amp-anim amp-iframe amp-video amp-audio amp-youtube amp-vimeo amp-dailymotion ' +
  'amp-twitter amp-facebook amp-instagram amp-tiktok amp-soundcloud lite-youtube lite-vimeo youtube-video'
const MEANT = new RegExp(
  `<(?:img|iframe|noscript|${[...OPENED, ...TAKEN_OFF, ...FOR_MEDIA.split(' ')].join('|')})[\\s/>]|${SHIELDED}`,
  'i',
)

/** Whether there is anything to be mended. */
export function needsMending(html: string): boolean {
  return MEANT.test(html)
}

/**
 * Frames hold text and no elements, and to the cleaner text that looks like markup is a trick: objects hold elements. What
 * is for browsers without scripts it never keeps; we are such a browser.
 */
export function withPlainNames(html: string): string {
  return html.replace(/<(\/?)iframe(?=[\s/>])/gi, '<$1object').replace(/<(\/?)noscript(?=[\s/>])/gi, `<$1${SPARE}`)
}

/** Elements and attributes that tell of pictures, films and lines, besides what the reading view shows. */
export const MEANING_TAGS: readonly string[] = [...OPENED, ...TAKEN_OFF, ...FOR_MEDIA.split(' '), 'title']
export const MEANING_ATTRIBUTES: readonly string[] = (
  'class style hidden srcset media type data name videoid video-id fallback placeholder viewbox nitro-lazy-src ' +
  'nitro-lazy-srcset'
).split(' ')

/** Changes `content`, which belongs to a document without a window: nothing in it loads or runs. */
export function mend(content: DocumentFragment, { base, isKnown }: Mending): void {
  showShieldedAddresses(content)
  replaceFilms(content, base, placeLink)
  wakePictures(content, { base, isKnown })
  for (const drawing of content.querySelectorAll('svg')) describeDrawing(drawing)
  for (const element of content.querySelectorAll(TAKEN_OFF.join())) if (content.contains(element)) takeOff(element)
  for (const block of content.querySelectorAll(OPENED.join())) keepLines(block, OPENED.join())
}

/** On a line of its own: behind the paragraph or the link that the film stands in with other words. */
function placeLink(address: string, film: Element): void {
  const link = film.ownerDocument.createElement('a')
  link.setAttribute('href', address)
  link.textContent = address
  const around = film.closest('p, h1, h2, h3, h4, h5, h6, a')
  if (around?.localName === 'p' && around.textContent.trim() === film.textContent.trim()) {
    film.replaceWith(link)
    return
  }
  const line = film.ownerDocument.createElement('p')
  line.append(link)
  if (around) {
    around.after(line)
    film.remove()
  } else film.replaceWith(line)
}

const SMALLEST_DRAWING = 100

/** A drawing in markup is not drawn. One that is no icon leaves what it says of itself. */
function describeDrawing(drawing: Element): void {
  const { width, height, viewBox } = attributesOf(drawing)
  const box =
    viewBox
      ?.trim()
      .split(/[\s,]+/)
      .slice(2) ?? []
  const sides = [width, height, ...box].map(side => Number.parseFloat(side ?? ''))
  const words = drawing.getAttribute('aria-label')?.trim() || drawing.querySelector('title')?.textContent.trim()
  if (words && (drawing.closest('figure') || sides.some(side => side >= SMALLEST_DRAWING)))
    drawing.replaceWith(` [${words}] `)
  else takeOff(drawing)
}
