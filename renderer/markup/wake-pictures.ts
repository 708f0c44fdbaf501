/**
 * Pictures that a script, a browser of long ago or another kind of page would show, as plain pictures: one rule for feeds
 * and pages. Their names and addresses are the business of `shared/pictures`; a feed's are listed by the same rules.
 */
import { countsReaders, isUnseen } from '../../shared/pictures/counters.ts'
import { emojiIn } from '../../shared/pictures/emoji.ts'
import { isSamePicture } from '../../shared/pictures/identity.ts'
import { type Attributes, pixelsIn } from '../../shared/pictures/markup.ts'
import { addressesOf, isPlaceholder } from '../../shared/pictures/waiting.ts'
import { webAddress } from './web-address.ts'

/** What stands for <noscript> where an element of that name may not be. */
export const SPARE = 'no-script'
const SPARES = `noscript, ${SPARE}`

export interface Waking {
  /** Where relative addresses start. */
  readonly base: string | undefined
  /** Of several addresses of one picture, one that is known is the best. */
  isKnown?(address: string): boolean
}

export function wakePictures(root: ParentNode, waking: Waking): void {
  for (const image of root.querySelectorAll('amp-img, amp-anim')) renameImage(image)
  for (const image of root.querySelectorAll('img')) if (!becomeLetter(image)) wake(image, waking)
  for (const picture of root.querySelectorAll('picture')) unwrapPicture(picture, waking)
  for (const spare of root.querySelectorAll(SPARES)) unwrapSpare(spare)
}

/**
 * In feeds these are often not closed, and everything behind them is inside. What is inside for whoever cannot draw them is
 * the same picture again.
 */
function renameImage(element: Element): void {
  const image = element.ownerDocument.createElement('img')
  // A parser lets names through that `setAttribute` refuses.
  for (const attribute of element.attributes) image.setAttributeNode(attribute.cloneNode() as Attr)
  const inside = [...element.childNodes]
  const fallback = inside.filter(node => isFallback(node))
  if (addressesOf(attributesOf(image)).length === 0) {
    const real = fallback.map(node => imageIn(node as Element)).find(found => found !== null)
    if (real) {
      element.replaceWith(real, ...inside.filter(node => !fallback.includes(node)))
      return
    }
  }
  element.replaceWith(image, ...inside.filter(node => !fallback.includes(node)))
}

function isFallback(node: Node): boolean {
  return node instanceof Element && (node.matches(`${SPARES}, [fallback], [placeholder]`) || isAloneIn(node))
}

/** `<amp-img><img></amp-img>`, as a page is left when its script has run. */
function isAloneIn(element: Element): boolean {
  return element.localName === 'img' && element.parentElement?.childElementCount === 1
}

function imageIn(element: Element): Element | null {
  return element.matches('img') ? element : element.querySelector('img')
}

/** Emoji are text, wherever they are drawn. */
function becomeLetter(image: Element): boolean {
  const emoji = emojiIn(attributesOf(image))
  if (emoji !== null) image.replaceWith(emoji)
  return emoji !== null
}

function wake(image: Element, waking: Waking): void {
  const attributes = attributesOf(image)
  const picture = image.closest('picture')
  const sources = picture ? [...picture.querySelectorAll('source')].map(attributesOf) : []
  const addresses = webAddresses(attributes, sources, waking.base)
  if (isUnseen(attributes) || addresses.some(countsReaders)) {
    image.remove()
    return
  }
  const address = addresses.find(one => waking.isKnown?.(one)) ?? addresses[0]
  if (address !== undefined) image.setAttribute('src', address)
  for (const name of Object.keys(attributes)) if (/srcset$|^(?:data|nitro)-/.test(name)) image.removeAttribute(name)
  // What the style makes larger is seen; without its style it would not be.
  for (const side of ['width', 'height']) if ((pixelsIn(attributes[side]) ?? 3) < 3) image.removeAttribute(side)
}

function webAddresses(attributes: Attributes, sources: readonly Attributes[], base: string | undefined): string[] {
  return addressesOf(attributes, sources).flatMap(written => webAddress(written, base) ?? [])
}

/** The choice is made: its other candidates are of no use. */
function unwrapPicture(picture: Element, waking: Waking): void {
  const image = picture.querySelector('img')
  if (image) picture.replaceWith(image)
  else {
    const sources = [...picture.querySelectorAll('source')].map(attributesOf)
    const addresses = webAddresses({}, sources, waking.base)
    const address = addresses.find(one => waking.isKnown?.(one)) ?? addresses[0]
    if (address === undefined || picture.closest('video, audio')) return
    const made = picture.ownerDocument.createElement('img')
    made.setAttribute('src', address)
    picture.replaceWith(made)
  }
}

/** For browsers without scripts, as we are one: unless the picture stands beside it already. */
function unwrapSpare(spare: Element): void {
  const image = spare.querySelector('img')
  const source = image?.getAttribute('src') ?? ''
  if (!image || source === '' || isPlaceholder(source)) return
  const shown = shownBeside(spare)
  if (!shown) spare.replaceWith(image)
  else if (isWaiting(shown)) {
    if (!image.getAttribute('alt') && shown.getAttribute('alt'))
      image.setAttribute('alt', shown.getAttribute('alt') ?? '')
    shown.replaceWith(image)
    spare.remove()
  }
}

function shownBeside(spare: Element): Element | null {
  const image = spare.querySelector('img')
  const [beside, around] = [
    spare.previousElementSibling,
    spare.parentElement?.matches('figure, picture, a, span') ? spare.parentElement.querySelector('img') : null,
  ]
  const found = [beside?.matches('img') ? beside : (beside?.querySelector('img') ?? null), around].find(
    other => other && other !== image && !spare.contains(other),
  )
  return found && (found.parentElement === spare.parentElement || isSamePlace(found, image)) ? found : null
}

/** In a box of its own: only the same picture, or what holds its place, counts as shown. */
function isSamePlace(found: Element, image: Element | null): boolean {
  return isWaiting(found) || isSamePicture(found.getAttribute('src') ?? '', image?.getAttribute('src') ?? '')
}

function isWaiting(image: Element): boolean {
  const source = image.getAttribute('src') ?? ''
  return source === '' || isPlaceholder(source)
}

export function attributesOf(element: Element): Attributes {
  const attributes: Record<string, string> = Object.create(null)
  for (const { name, value } of element.attributes) attributes[name] = value
  return attributes
}
