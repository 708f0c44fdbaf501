// A page as a document without a window: nothing in it loads or runs. Every address in it is made absolute here, because
// the document's own idea of where it stands is the extractor's address.
import { showShieldedAddresses } from '../markup/shielded-addresses.ts'
import { showVerseLines } from '../markup/verse-lines.ts'
import { webAddress } from '../markup/web-address.ts'

const ADDRESSES: readonly (readonly [selector: string, attribute: string])[] = [
  ['a[href], area[href], link[href]', 'href'],
  ['img[src], source[src], video[src], audio[src], iframe[src], embed[src]', 'src'],
  ['video[poster]', 'poster'],
  ['blockquote[cite], q[cite]', 'cite'],
]

const HIDDEN = /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i

export interface Page {
  readonly document: Document
  /** Where relative addresses start. */
  readonly base: string
}

export function parsePage(html: string, url: string): Page {
  const document = new DOMParser().parseFromString(html, 'text/html')
  const base = baseOf(document, url)
  showShieldedAddresses(document)
  showVerseLines(document)
  for (const [selector, attribute] of ADDRESSES) {
    for (const element of document.querySelectorAll(selector)) makeAbsolute(element, attribute, base)
  }
  for (const element of document.querySelectorAll('[style]')) {
    // Our policy keeps styles in markup from being read; that something is hidden must be said in another way.
    if (HIDDEN.test(element.getAttribute('style') ?? '') && !isFallback(element)) element.setAttribute('hidden', '')
  }
  return { document, base }
}

function baseOf(document: Document, url: string): string {
  const bases = [...document.querySelectorAll('base')]
  const own = webAddress(bases.find(base => base.hasAttribute('href'))?.getAttribute('href'), url)
  for (const base of bases) base.remove()
  return own ?? url
}

/** Encyclopaedias hide the picture of a formula where a browser can draw the formula itself. */
function isFallback(element: Element): boolean {
  return (element.getAttribute('class') ?? '').includes('fallback-image')
}

/** A place in the same page stays one; `javascript:` and `data:` are left to those who decide about them. */
function makeAbsolute(element: Element, attribute: string, base: string): void {
  const written = element.getAttribute(attribute)?.trim() ?? ''
  if (written === '' || written.startsWith('#')) return
  const address = URL.parse(written, base)?.href ?? written
  if (address !== written) element.setAttribute(attribute, address)
}
