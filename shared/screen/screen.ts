/**
 * A kept screen: the page of the window as it will look first the next time, as plain data. It is written into the page
 * before any script of it runs, so nothing is in it but what stands in the lists below.
 */

import { isRecord } from '../json.ts'

export interface KeptScreen {
  /** Of the element of the whole document: its language, direction, looks. */
  readonly page: ScreenElement
  readonly inside: readonly ScreenNode[]
}

export type ScreenNode = string | ScreenElement

export interface ScreenElement {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  /** CSS declarations of its own («--level: 2; order: 1»); «»: none. */
  readonly style: string
  readonly inside: readonly ScreenNode[]
}

/** Elements in each other. */
const DEEPEST = 48
/** Elements and pieces of text: ten front pages. */
export const MOST_NODES = 8_000
const LONGEST = 4_000

/** The element that holds what was kept, in the page of the next start. */
export const KEPT_ID = 'kept'

const setOf = (names: string): ReadonlySet<string> => new Set(names.split(' '))

export const VOID_TAGS = setOf('img input br hr wbr')
/** What looks like something and does nothing by itself. */
const TEXT_TAGS = setOf(
  'html div span p section article main nav header footer aside figure figcaption h1 h2 h3 h4 ol ul li dl dt dd ' +
    'button a label kbd time mark small strong em b i q bdi bdo blockquote',
)
const DRAWING_TAGS = setOf('svg g path circle ellipse line polyline polygon rect')
const ATTRIBUTES = setOf(
  'class dir lang hidden placeholder disabled width height viewBox fill stroke stroke-width stroke-linecap ' +
    'stroke-linejoin d cx cy r rx ry x y x1 x2 y1 y2 points',
)
/** What styles ask for, in our pages and in React Aria's. */
const MARKS = /^(?:data|aria)-[a-z0-9-]{1,40}$/
const ROLE = /^[a-z]{1,20}$/
const PICTURE = /^app:\/\/picture\/[0-9a-f]{32}$/
/** Names, numbers, functions of them; no quotes, addresses, blocks or escapes. */
const DECLARATIONS = /^[-\w\s:;.,%()+*/#!]*$/

/** Whether this came to be what is said above, wherever it comes from. */
export function isKeptScreen(value: unknown): value is KeptScreen {
  if (!isRecord(value) || Object.keys(value).length !== 2) return false
  let nodes = 0
  const areNodes = (inside: unknown, depth: number): boolean =>
    Array.isArray(inside) && depth <= DEEPEST && inside.every(node => isNode(node, depth))
  const isNode = (node: unknown, depth: number): boolean => {
    nodes += 1
    if (nodes > MOST_NODES) return false
    if (typeof node === 'string') return node.length <= LONGEST
    return isElement(node) && areNodes(node.inside, depth + 1)
  }
  const { page, inside } = value
  return isElement(page) && page.tag === 'html' && page.inside.length === 0 && areNodes(inside, 0)
}

function isElement(node: unknown): node is ScreenElement {
  if (!isRecord(node) || Object.keys(node).length !== 4) return false
  const { tag, attributes, style, inside } = node
  if (typeof tag !== 'string' || !mayStand(tag) || !Array.isArray(inside)) return false
  if (typeof style !== 'string' || !isStyle(style) || !isRecord(attributes)) return false
  return Object.entries(attributes).every(([name, given]) => typeof given === 'string' && mayHave(name, given))
}

export function mayStand(tag: string): boolean {
  return TEXT_TAGS.has(tag) || DRAWING_TAGS.has(tag) || VOID_TAGS.has(tag)
}

export function mayHave(name: string, value: string): boolean {
  if (value.length > LONGEST) return false
  if (name === 'src') return PICTURE.test(value)
  if (name === 'role') return ROLE.test(value)
  return ATTRIBUTES.has(name) || MARKS.test(name)
}

export function isStyle(declarations: string): boolean {
  return (
    declarations.length <= LONGEST && DECLARATIONS.test(declarations) && !/url|image|expression/i.test(declarations)
  )
}
