// Pictures that a script would have loaded when they came into view: their real address moves into `src`.
import { webAddress } from './parse-page.ts'

const LAZY_SOURCES =
  'data-src data-lazy-src data-original data-orig-file data-lazy data-url data-image data-full-src data-hi-res-src'
const LAZY_SETS = 'data-srcset data-lazy-srcset srcset'
const PLACEHOLDER =
  /^(?:data:|about:)|(?:^|[/_.-])(?:blank|spacer|placeholder|pixel|loading|lazy|transparent|1x1|grey|gray)[\w.-]*\.(?:gif|png|svg|jpe?g)/i
/** Wider pictures cost more than a screen can show. */
const WIDE_ENOUGH = 1600

export function wakePictures(document: Document, base: string): void {
  for (const image of document.querySelectorAll('img')) {
    const source = sourceOf(image, base)
    if (source === null) continue
    image.setAttribute('src', source)
    for (const name of LAZY_SETS.split(' ')) image.removeAttribute(name)
  }
  for (const picture of document.querySelectorAll('picture')) unwrapPicture(picture)
  for (const spare of document.querySelectorAll('noscript')) unwrapSpare(spare)
}

/** Uses the content of `noscript`, as we run no scripts, unless the same picture stands beside it. */
function unwrapSpare(spare: Element): void {
  const image = spare.querySelector('img')
  const source = image?.getAttribute('src') ?? ''
  if (!image || PLACEHOLDER.test(source) || image.getAttribute('width') === '1') return
  const [beside, before] = [
    spare.previousElementSibling,
    spare.parentElement?.matches('figure, picture, a, span') ? spare.parentElement.querySelector('img') : null,
  ]
  const standsThere = [beside, before].find(other => other?.matches('img') && other !== image)
  if (!standsThere) spare.replaceWith(image)
  else if (PLACEHOLDER.test(standsThere.getAttribute('src') ?? '')) standsThere.replaceWith(image)
}

/** null where there is nothing better than what stands there. */
function sourceOf(image: HTMLImageElement, base: string): string | null {
  const lazy = LAZY_SOURCES.split(' ').map(name => image.getAttribute(name))
  const sets = [image, ...(image.closest('picture')?.querySelectorAll('source') ?? [])].flatMap(element =>
    LAZY_SETS.split(' ').map(name => bestOf(element.getAttribute(name) ?? '')),
  )
  const own = image.getAttribute('src')
  const real = own !== null && !PLACEHOLDER.test(own) ? own : null
  const candidates = [...lazy, real, ...sets].filter(address => address !== null && !PLACEHOLDER.test(address))
  return candidates.map(address => webAddress(address, base)).find(address => address !== null) ?? null
}

/** The narrowest that is wide enough, else the widest: https://html.spec.whatwg.org/#srcset-attributes */
export function bestOf(srcset: string): string | null {
  const candidates = srcset
    .split(/,\s+|,$/)
    .map(candidate => candidate.trim().split(/\s+/))
    .map(([address = '', size = '1x']) => ({ address, width: widthOf(size) }))
    .filter(({ address }) => address !== '')
    .sort((a, b) => a.width - b.width)
  return (candidates.find(({ width }) => width >= WIDE_ENOUGH) ?? candidates.at(-1))?.address ?? null
}

/** `800w`, or `2x` of a screen of 1,000 points. */
function widthOf(size: string): number {
  const number = Number.parseFloat(size)
  if (!Number.isFinite(number)) return 0
  return size.endsWith('x') ? number * 1000 : number
}

/** The choice is made: its other candidates are of no use. */
function unwrapPicture(picture: Element): void {
  const image = picture.querySelector('img')
  if (image) picture.replaceWith(image)
}
