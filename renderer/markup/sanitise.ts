/**
 * The only place where an article's markup becomes elements. Four steps: frames become links, DOMPurify keeps an
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
import { isUnseen } from '../../shared/pictures/counters.ts'
import { framesAsLinks } from './frames.ts'
import { levelHeaps } from './stacked-marks.ts'

export type Markup = Pick<Article, 'html' | 'baseUrl' | 'url' | 'pictures'>

export interface CleanArticle {
  readonly content: DocumentFragment
  /** The pictures that the text shows itself. */
  readonly shown: ReadonlySet<PictureKey>
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

/** Where this has been, no <frameset> takes the place of the body: without a body nothing at all would come back. */
const BODY = '<hr>'
const LARGEST_NUMBER = 10_000

export function sanitise(markup: Markup): CleanArticle {
  const content = DOMPurify.sanitize(`${BODY}${framesAsLinks(markup.html)}`, SANITISER) as unknown as DocumentFragment
  content.firstChild?.remove()
  const shown = new Set<PictureKey>()
  for (const element of content.querySelectorAll('*')) keepPlainAttributes(element)
  for (const image of content.querySelectorAll('img')) keepPicture(image, markup, shown)
  for (const link of content.querySelectorAll('a')) keepLink(link, markup)
  levelHeaps(content)
  return { content, shown }
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

function keepPicture(image: Element, markup: Markup, shown: Set<PictureKey>): void {
  const address = resolve(image.getAttribute('src'), markup)
  const key = address && isWeb(address) ? pictureOf(address, markup) : undefined
  if (key === undefined || isUnseen(name => image.getAttribute(name))) {
    image.remove()
    return
  }
  shown.add(key)
  image.setAttribute('src', `app://picture/${key}`)
}

function pictureOf(address: URL, { pictures }: Markup): PictureKey | undefined {
  const key = Object.hasOwn(pictures, address.href) ? pictures[address.href] : undefined
  return key !== undefined && /^[0-9a-f]{32}$/.test(key) ? key : undefined
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
