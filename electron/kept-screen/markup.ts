/**
 * A kept screen as markup and as the style sheet beside it: the policy of our pages allows no style in the markup itself.
 * It is written when the window goes, and looked at once more when it is read from the disk.
 */

import { escapeHtml } from '../../shared/exports/html.ts'
import { isRecord } from '../../shared/json.ts'
import {
  isStyle,
  KEPT_ID,
  type KeptScreen,
  mayHave,
  mayStand,
  type ScreenElement,
  type ScreenNode,
  VOID_TAGS,
} from '../../shared/screen/screen.ts'

export interface WrittenScreen {
  /** Attributes of the document's own element, each with a space before it. */
  readonly page: string
  readonly inside: string
  readonly sheet: string
}

/** Whether this could have been written by `writeScreen`, whoever wrote it. */
export function isWrittenScreen(value: unknown): value is WrittenScreen {
  if (!isRecord(value)) return false
  const { page, inside, sheet } = value
  if (typeof page !== 'string' || typeof inside !== 'string' || typeof sheet !== 'string') return false
  return areAttributes(page) && isMarkup(inside) && isSheet(sheet)
}

/** A tag, or text up to the next one. */
const TOKEN = /<(\/?)([a-z0-9]{1,12})((?: [-\w]{1,40}="[^"<>]*")*)>|[^<>]+/gy
const ATTRIBUTE = / ([-\w]{1,40})="([^"<>]*)"/gy

function isMarkup(markup: string): boolean {
  let end = 0
  const open: string[] = []
  for (const [token, closing, tag, attributes = ''] of markup.matchAll(TOKEN)) {
    end += token.length
    if (tag === undefined) continue
    if (closing) {
      if (attributes !== '' || open.pop() !== tag) return false
    } else {
      if (!mayStand(tag) || !areAttributes(attributes)) return false
      if (!VOID_TAGS.has(tag)) open.push(tag)
    }
  }
  return end === markup.length && open.length === 0
}

function areAttributes(written: string): boolean {
  let end = 0
  for (const [attribute, name, value] of written.matchAll(ATTRIBUTE)) {
    if (!mayHave(name ?? '', value ?? '')) return false
    end += attribute.length
  }
  return end === written.length
}

/** Above what the sheets of the window say of their root, below what its script will. */
const ROOT = ':root:root:root'
const SELECTOR = new RegExp(`^(?:${ROOT}|#${KEPT_ID} \\[data-styled="\\d+"\\])$`)

function isSheet(sheet: string): boolean {
  return sheet.split('\n').every(rule => {
    const opening = rule.indexOf('{')
    return SELECTOR.test(rule.slice(0, opening)) && rule.endsWith('}') && isStyle(rule.slice(opening + 1, -1))
  })
}

export function writeScreen({ page, inside }: KeptScreen): WrittenScreen {
  const rules: string[] = []
  /** An element with styles of its own is named in the sheet by its number. */
  const markOf = (style: string): string => {
    if (style === '') return ''
    const mark = `data-styled="${rules.length}"`
    rules.push(`#${KEPT_ID} [${mark}]{${style}}`)
    return ` ${mark}`
  }
  const write = (node: ScreenNode): string => {
    if (typeof node === 'string') return escapeHtml(node)
    const { tag, inside: nodes, style } = node
    const opening = `<${tag}${attributesOf(node)}${markOf(style)}>`
    return VOID_TAGS.has(tag) ? opening : `${opening}${nodes.map(write).join('')}</${tag}>`
  }
  const markup = inside.map(write).join('')
  return { page: attributesOf(page), inside: markup, sheet: [`${ROOT}{${page.style}}`, ...rules].join('\n') }
}

function attributesOf({ attributes }: ScreenElement): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('')
}
