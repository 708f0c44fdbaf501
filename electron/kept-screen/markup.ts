/**
 * A kept screen as markup and as the style sheet beside it: the policy of our pages allows no style in the markup itself.
 * It is written when the window goes, and looked at once more when it is read from the disk.
 */

import { escapeHtml } from '../../shared/exports/html.ts'
import { isRecord } from '../../shared/json.ts'
import {
  isStyle,
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
export function isWrittenScreen(value: unknown, id: string): value is WrittenScreen {
  if (!isRecord(value)) return false
  const { page, inside, sheet } = value
  if (typeof page !== 'string' || typeof inside !== 'string' || typeof sheet !== 'string') return false
  return areAttributes(page) && isMarkup(inside) && isSheet(sheet, id)
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

function isSheet(sheet: string, id: string): boolean {
  return sheet.split('\n').every(rule => {
    const opening = rule.indexOf('{')
    const selector = rule.slice(0, opening)
    if (
      selector !== ROOT &&
      !(selector.startsWith(`#${id} [data-styled="`) && /^\d+"\]$/.test(selector.slice(id.length + 16)))
    ) {
      return false
    }
    return rule.endsWith('}') && isStyle(rule.slice(opening + 1, -1))
  })
}

/** Above what the sheets of the window say of their root, below what its script will. */
const ROOT = ':root:root:root'

/** `id`: of the element that the markup is put into. */
export function writeScreen({ page, inside }: KeptScreen, id: string): WrittenScreen {
  const rules: string[] = []
  const write = (node: ScreenNode): string => {
    if (typeof node === 'string') return escapeHtml(node)
    const { tag, inside: nodes, style } = node
    const mark =
      style === '' ? '' : ` data-styled="${rules.push(`#${id} [data-styled="${rules.length}"]{${style}}`) - 1}"`
    const opening = `<${tag}${attributesOf(node)}${mark}>`
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
