/**
 * The only place where an article's markup becomes elements. Two steps: DOMPurify keeps an allow-list of elements and
 * attributes, then a walk over the clean tree decides every address: pictures only out of the cache, links only to the
 * web and to mail. Nothing here loads anything: the tree belongs to a document without a window until it is adopted.
 */
import DOMPurify, { type Config } from 'dompurify'
import { directionOf } from '../../shared/arabic/direction.ts'
import type { Article, PictureKey } from '../../shared/models.ts'

export type Markup = Pick<Article, 'html' | 'baseUrl' | 'url' | 'direction' | 'pictures'>

export interface CleanArticle {
  readonly content: DocumentFragment
  /** The pictures that the text shows itself. */
  readonly shown: ReadonlySet<PictureKey>
}

const TAGS =
  'p br hr h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote q cite pre code em strong b i u s mark small sub sup a img ' +
  'figure figcaption table caption colgroup col thead tbody tfoot tr th td span div section article bdi bdo ruby rt rp ' +
  'time abbr dfn details summary'
const ATTRIBUTES = 'href src alt title dir lang colspan rowspan datetime width height start reversed'

const CONFIG: Config = Object.freeze({
  ALLOWED_TAGS: TAGS.split(' '),
  ALLOWED_ATTR: ATTRIBUTES.split(' '),
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  // What is written inside a control is the page's interface and no part of the text.
  ADD_FORBID_CONTENTS: ['button', 'select', 'textarea', 'object', 'canvas', 'dialog'],
  // With a scheme: web and mail. Without one: relative, decided in the second step.
  ALLOWED_URI_REGEXP: /^(?:(?:https?|mailto):|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i,
  RETURN_DOM_FRAGMENT: true,
})

const BLOCKS = 'p,h2,h3,h4,h5,h6,li,dt,dd,blockquote,figcaption,td,th,caption,summary'
/** What is left of these when their picture was taken out is an empty box. */
const HOLLOW = 'p,figure,a,span,div,section,li,ul,ol,h2,h3,h4,h5,h6,blockquote'
const FILLED = 'img,hr,table,br'
/** Smaller pictures only count who reads. */
const SMALLEST_PICTURE = 3
const LARGEST_NUMBER = 10_000

export function sanitise(markup: Markup): CleanArticle {
  const content = DOMPurify.sanitize(markup.html, CONFIG) as unknown as DocumentFragment
  const shown = new Set<PictureKey>()
  for (const heading of all(content, 'h1')) rename(heading, 'h2')
  for (const element of all(content, '*')) keepPlainAttributes(element)
  for (const image of all(content, 'img')) keepPicture(image, markup, shown)
  for (const link of all(content, 'a')) keepLink(link, markup)
  for (const box of all(content, HOLLOW).reverse()) if (isHollow(box)) box.remove()
  for (const block of all(content, BLOCKS)) giveDirection(block, markup)
  // Program text runs left to right whatever is written in it.
  for (const code of all(content, 'pre:not([dir]), code:not([dir])')) code.setAttribute('dir', 'ltr')
  for (const table of all(content, 'table')) makeScrollable(table)
  return { content, shown }
}

function all(content: DocumentFragment, selector: string): Element[] {
  return [...content.querySelectorAll(selector)]
}

function rename(element: Element, name: string): void {
  const renamed = element.ownerDocument.createElement(name)
  for (const { name: attribute, value } of [...element.attributes]) renamed.setAttribute(attribute, value)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
}

/** Attributes with few meaningful values keep only those. */
function keepPlainAttributes(element: Element): void {
  for (const { name, value } of [...element.attributes]) {
    const [plain, owners] = PLAIN[name] ?? [NEVER, null]
    if (!plain.test(value) || (owners && !owners.includes(element.localName))) element.removeAttribute(name)
    else if (plain === NUMBER && Number(value) > LARGEST_NUMBER) element.removeAttribute(name)
  }
}

const NEVER = /^\b$/
const ANYTHING = /^/
const NUMBER = /^\d{1,6}$/
/** Attribute → what its value must be, and the elements that may have it (null: all). */
const PLAIN: Readonly<Record<string, readonly [RegExp, readonly string[] | null]>> = {
  href: [ANYTHING, ['a']],
  src: [ANYTHING, ['img']],
  alt: [ANYTHING, ['img']],
  title: [ANYTHING, null],
  dir: [/^(?:rtl|ltr|auto)$/i, null],
  lang: [/^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i, null],
  colspan: [/^\d{1,3}$/, ['td', 'th']],
  rowspan: [/^\d{1,3}$/, ['td', 'th']],
  datetime: [/^[\dTZWPYMDHS:.+\- ]{1,40}$/i, ['time']],
  width: [NUMBER, ['img']],
  height: [NUMBER, ['img']],
  start: [NUMBER, ['ol']],
  reversed: [ANYTHING, ['ol']],
}

function keepPicture(image: Element, markup: Markup, shown: Set<PictureKey>): void {
  const address = resolve(image.getAttribute('src'), markup)
  const key = address && isWeb(address) ? pictureOf(address, markup) : undefined
  if (key === undefined || isDot(image)) {
    image.remove()
    return
  }
  shown.add(key)
  image.setAttribute('src', `app://picture/${key}`)
  image.setAttribute('loading', 'lazy')
  image.setAttribute('decoding', 'async')
  if (!image.hasAttribute('alt')) image.setAttribute('alt', '')
}

function pictureOf(address: URL, { pictures }: Markup): PictureKey | undefined {
  const key = Object.hasOwn(pictures, address.href) ? pictures[address.href] : undefined
  return key !== undefined && /^[0-9a-f]{32}$/.test(key) ? key : undefined
}

function isDot(image: Element): boolean {
  return ['width', 'height'].some(side => {
    const length = image.getAttribute(side)
    return length !== null && Number(length) < SMALLEST_PICTURE
  })
}

function keepLink(link: Element, markup: Markup): void {
  const address = resolve(link.getAttribute('href'), markup)
  if (!address || !(isWeb(address) || address.protocol === 'mailto:')) {
    link.replaceWith(...link.childNodes)
    return
  }
  link.setAttribute('href', address.href)
  link.setAttribute('rel', 'noopener noreferrer')
}

/** null where there is no address, or only a place within the page: names within an article are not kept. */
function resolve(address: string | null, { baseUrl, url }: Markup): URL | null {
  const trimmed = address?.trim() ?? ''
  if (trimmed === '' || trimmed.startsWith('#')) return null
  const base = baseUrl ?? url ?? undefined
  return URL.canParse(trimmed, base) ? new URL(trimmed, base) : null
}

function isWeb({ protocol }: URL): boolean {
  return protocol === 'https:' || protocol === 'http:'
}

function isHollow(box: Element): boolean {
  return box.textContent.trim() === '' && box.querySelector(FILLED) === null
}

/** A block whose letters mostly run the other way than the article's says so itself. */
function giveDirection(block: Element, { direction }: Markup): void {
  const text = block.textContent
  if (block.hasAttribute('dir') || !/\p{L}/u.test(text)) return
  const own = directionOf(text, null)
  if (own !== direction) block.setAttribute('dir', own)
}

/** A table wider than the column scrolls in a box of its own that the keyboard reaches. */
function makeScrollable(table: Element): void {
  if (table.parentElement?.closest('table')) return
  const box = table.ownerDocument.createElement('div')
  box.className = 'wide'
  box.tabIndex = 0
  box.setAttribute('role', 'group')
  table.replaceWith(box)
  box.append(table)
}
