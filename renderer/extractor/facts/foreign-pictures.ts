// Pictures that are in an article's text and show something else: those of other articles, with a link to them, what an
// advertiser pays for, and signs to press.
import { isSamePicture } from '../../../shared/pictures/identity.ts'
import { standingOf } from '../../../shared/pictures/leading.ts'
import { takeOff } from '../../markup/lines.ts'
import { wordsOf } from '../../markup/plain-text.ts'
import { attributesOf } from '../../markup/wake-pictures.ts'

const PICTURE_FILE = /\.(?:jpe?g|png|webp|gif|avif|svg)$/i
/** Pages that show a picture alone. */
const SHOWN_ALONE = /\/(?:file|photos?|pictures?|images?|galler(?:y|ies)|media|attachment)\b|[?&]attachment_id=/i
/** Widths and heights that the trade sells (IAB, fixed size ad specifications). */
const SOLD = /^(?:300x250|336x280|728x90|970x(?:90|250)|468x60|320x(?:50|100)|160x600|120x600|300x600)$/

/** `url`: of the page. `lead`: the picture that the page names, which is the article's wherever it leads. */
export function dropForeignPictures(content: Element, url: string, lead: string | null): void {
  for (const image of content.querySelectorAll('img')) {
    if (lead !== null && isSamePicture(image.src, lead)) continue
    if (isForeign(image, url) || standingOf(image.src) === 'never') drop(image)
  }
}

/** Whether it leads to another article, or to whom it advertises. */
export function isForeign(image: HTMLImageElement, url: string): boolean {
  const link = image.closest<HTMLAnchorElement>('a[href]')
  const address = link?.getAttribute('href') ?? ''
  if (!link || !URL.canParse(address)) return false
  const [there, here] = [new URL(address), new URL(url)]
  if (!/^https?:$/.test(there.protocol)) return false
  if (hostOf(there) !== hostOf(here)) return isSold(image, link)
  if (image.closest('figure')?.querySelector('figcaption')) return false
  return !there.pathname.startsWith(here.pathname) && !isShownAlone(there)
}

function isShownAlone({ pathname, search }: URL): boolean {
  return PICTURE_FILE.test(pathname) || SHOWN_ALONE.test(pathname + search)
}

function isSold(image: HTMLImageElement, link: Element): boolean {
  if (/\bsponsored\b/.test(link.getAttribute('rel') ?? '')) return true
  const { width = '', height = '' } = attributesOf(image)
  const inAddress = /\d{2,4}x\d{2,4}/i.exec(image.src)?.[0].toLowerCase() ?? ''
  return SOLD.test(`${Number.parseInt(width, 10)}x${Number.parseInt(height, 10)}`) || SOLD.test(inAddress)
}

function hostOf({ host }: URL): string {
  return host.replace(/^(?:www|m|amp)\./, '')
}

/** With the figure and the link that hold nothing else. */
function drop(image: Element): void {
  let taken = image
  for (let box = image.parentElement; box?.matches('a, picture, figure'); box = box.parentElement) {
    const others = box.querySelectorAll('img').length > 1
    if (others || (wordsOf(box) !== '' && !box.matches('figure'))) break
    taken = box
  }
  takeOff(taken)
}
