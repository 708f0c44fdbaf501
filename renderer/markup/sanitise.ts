/**
 * The only place where an article's markup becomes elements. Four steps: it is mended (`mend.ts`), DOMPurify keeps an
 * allow-list of elements and attributes, then a walk over the clean tree decides every address: pictures only out of the
 * cache, links only to the web and to mail; last, no letter keeps more marks than it can bear. Nothing here loads
 * anything: the tree belongs to a document without a window until it is adopted. What the text looks like in the reading
 * view is the business of `prepare-markup.ts`.
 */
import DOMPurify, { type Config } from 'dompurify'
import { withoutTracking } from '../../shared/addresses/tracking.ts'
import type { PictureKey } from '../../shared/contract/ids.ts'
import type { Article } from '../../shared/contract/reading.ts'
import { KEPT_ELEMENTS } from '../../shared/markup/kept-elements.ts'
import { countsReaders } from '../../shared/pictures/counters.ts'
import { identityOf } from '../../shared/pictures/identity.ts'
import { MOST_PICTURES } from '../../shared/pictures/listed.ts'
import { MEANING_ATTRIBUTES, MEANING_TAGS, mend, needsMending, withPlainNames } from './mend.ts'
import { levelHeaps } from './stacked-marks.ts'

export type Markup = Pick<Article, 'html' | 'baseUrl' | 'url' | 'pictures'>

export interface CleanArticle {
  readonly content: DocumentFragment
  /** The pictures that the text shows itself. */
  readonly shown: ReadonlySet<PictureKey>
  /** How many more there are than are kept of one article: each has a place, with the attribute `data-elsewhere`. */
  readonly elsewhere: number
}

const ATTRIBUTES = 'href src alt title dir lang colspan rowspan scope datetime width height start reversed value'

/** Plain and frozen, without hooks: nearly every hole of the last years needed one of DOMPurify's special options. */
export const SANITISER: Config = deepFreeze({
  ALLOWED_TAGS: [...KEPT_ELEMENTS],
  ALLOWED_ATTR: ATTRIBUTES.split(' '),
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  // What is written inside a control is the page's interface and no part of the text.
  ADD_FORBID_CONTENTS: ['button', 'select', 'textarea', 'object', 'canvas', 'dialog'],
  // With a scheme: web and mail. Without one: relative, decided in the last step.
  ALLOWED_URI_REGEXP: /^(?:(?:https?|mailto):|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i,
  RETURN_DOM_FRAGMENT: true,
})

/** More than may be shown, for what is to be made of it: the same rules, with a longer list. */
const MEANING: Config = deepFreeze({
  ...SANITISER,
  ALLOWED_TAGS: [...KEPT_ELEMENTS, ...MEANING_TAGS],
  ALLOWED_ATTR: [...ATTRIBUTES.split(' '), ...MEANING_ATTRIBUTES],
  ALLOW_ARIA_ATTR: true,
  ALLOW_DATA_ATTR: true,
})

/** Where this has been, no <frameset> takes the place of the body: without a body nothing at all would come back. */
const BODY = '<hr>'
const LARGEST_NUMBER = 10_000

export function sanitise(markup: Markup): CleanArticle {
  const html = `${BODY}${markup.html}`
  const content = clean(needsMending(html) ? mended(html, markup) : html, SANITISER)
  content.firstElementChild?.remove()
  const shown = new Set<PictureKey>()
  for (const element of content.querySelectorAll('*')) keepPlainAttributes(element)
  const left = [...content.querySelectorAll('img')].filter(image => !keepPicture(image, markup, shown))
  for (const link of content.querySelectorAll('a')) keepLink(link, markup)
  const isFull = Object.keys(markup.pictures).length >= MOST_PICTURES
  const elsewhere = left.filter(image => isFull && standIn(image, markup))
  for (const image of left) if (!elsewhere.includes(image)) sayWords(image)
  levelHeaps(content)
  return { content, shown, elsewhere: elsewhere.length }
}

function mended(html: string, { baseUrl, url, pictures }: Markup): DocumentFragment {
  const read = clean(withPlainNames(html), MEANING)
  mend(read, { base: baseUrl ?? url ?? undefined, isKnown: address => Object.hasOwn(pictures, address) })
  return read
}

function clean(dirty: string | Node, config: Config): DocumentFragment {
  return DOMPurify.sanitize(dirty, config) as unknown as DocumentFragment
}

function deepFreeze(config: Config): Config {
  for (const value of Object.values(config)) Object.freeze(value)
  return Object.freeze(config)
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
  scope: [/^(?:row|col|rowgroup|colgroup)$/i, ['th']],
  datetime: [/^[\dTZWPYMDHS:.+\- ]{1,40}$/i, ['time']],
  width: [NUMBER, ['img']],
  height: [NUMBER, ['img']],
  start: [NUMBER, ['ol']],
  reversed: [/^(?:reversed)?$/i, ['ol']],
  value: [NUMBER, ['li']],
}

/** Whether it stays. */
function keepPicture(image: Element, markup: Markup, shown: Set<PictureKey>): boolean {
  const address = resolve(image.getAttribute('src'), markup)
  const key = address && isWeb(address) ? pictureOf(address, markup) : undefined
  if (key === undefined) return false
  shown.add(key)
  image.setAttribute('src', `app://picture/${key}`)
  return true
}

/** A picture that is kept in another size stands for it: of the lead picture, one size is fetched. */
function pictureOf({ href }: URL, { pictures }: Markup): PictureKey | undefined {
  const key = Object.hasOwn(pictures, href) ? pictures[href] : pictureAlike(href, pictures)
  return key !== undefined && /^[0-9a-f]{32}$/.test(key) ? key : undefined
}

function pictureAlike(href: string, pictures: Markup['pictures']): PictureKey | undefined {
  const identity = identityOf(href)
  return Object.entries(pictures).find(([address]) => identityOf(address) === identity)?.[1]
}

/** One picture too many: its place leads to it. Whether it has one. */
function standIn(image: Element, markup: Markup): boolean {
  const address = resolve(image.getAttribute('src'), markup)
  if (!address || !isWeb(address) || countsReaders(address.href)) return false
  const place = image.ownerDocument.createElement(image.closest('a') ? 'span' : 'a')
  place.textContent = image.getAttribute('alt')?.trim() ?? ''
  place.setAttribute('data-elsewhere', '')
  if (place.localName === 'a') {
    place.setAttribute('href', address.href)
    keepLink(place, markup)
  }
  image.replaceWith(place)
  return true
}

const NAME_OF_FILE = /^\S+\.(?:jpe?g|png|gif|webp|svg|avif)$/i
/** A sign that was drawn stands in the sentence like a letter. */
const LONGEST_SIGN = 3

/** What cannot be drawn is still told of. */
function sayWords(image: Element): void {
  const alt = image.getAttribute('alt')?.trim() ?? ''
  if (alt === '' || NAME_OF_FILE.test(alt)) {
    image.remove()
    return
  }
  const words = image.ownerDocument.createElement('span')
  words.textContent = alt.length <= LONGEST_SIGN ? alt : `[${alt}]`
  image.replaceWith(words)
}

function keepLink(link: Element, markup: Markup): void {
  const address = resolve(link.getAttribute('href'), markup)
  if (!address || !(isWeb(address) || address.protocol === 'mailto:')) {
    link.replaceWith(...link.childNodes)
    return
  }
  // A name before the host is there to look like another host.
  address.username = address.password = ''
  link.setAttribute('href', withoutTracking(address.href))
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
