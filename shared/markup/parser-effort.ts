/**
 * What a browser's parser would do with markup, counted and not done: which elements are open, and how many it makes, those
 * that nobody wrote included. A formatting element that nobody closes is made anew in every box that comes after it, so
 * that 14 kilobytes can become 670,000 elements (HTML standard, 13.2.4.3 and 13.2.6). The rules are those of the standard
 * as far as they decide about that; attributes and text are not looked at.
 */

import {
  CELLS,
  ENDS_FOREIGN,
  ENDS_PARAGRAPH,
  ENDS_SELECT,
  FORMATTING,
  GROUPS,
  HEADINGS,
  IN_SELECT,
  OUTER,
  POINTS,
  RAW,
  RAW_LIKE,
  SCOPES,
  SPECIAL,
  TABLE_PARTS,
  VOID,
  WALLS,
} from './parser-tables.ts'
import type { Reading, Tag } from './scan-tags.ts'

/** As many alike as stay open, after whichever box (the standard’s «Noah’s Ark»). */
const ALIKE = 3
const MOST_TURNS = 8
const MOST_CLONES = 3

export interface ParserEffort {
  open(tag: Tag): Reading
  close(name: string): Reading
  text(): void
  /** Elements made so far. */
  made(): number
  depth(): number
  /** Formatting that waits to be opened again, or is open. */
  waiting(): number
  /** How many of this name are open. */
  openOf(name: string): number
  /** How many of those that are open count, by `isCounted`. */
  counted(): number
}

interface Formatting {
  readonly name: string
  readonly written: string
  /** Its place among the open; -1: it was closed with a box, and waits. */
  at: number
}

interface Wall {
  /** How much formatting there was before it. */
  readonly before: number
  at: number
}

type Kind = 'html' | 'svg' | 'math' | 'point'

interface Open {
  readonly name: string
  readonly kind: Kind
  /** How many count, up to this one. */
  counted: number
  /** The nearest one, up to this one, through which nothing of its sort is looked for; -1: none. */
  readonly walls: Record<Sort, number>
}

/** What stops the look for an open element of a name. */
const STOPS = {
  scope: (name: string) => SCOPES.has(name),
  button: (name: string) => SCOPES.has(name) || name === 'button',
  table: (name: string) => name === 'table' || name === 'template',
  cell: (name: string) => name === 'template' || name === 'caption' || CELLS.has(name),
  special: (name: string) => SPECIAL.has(name),
} as const
type Sort = keyof typeof STOPS
const SORTS = Object.keys(STOPS) as Sort[]
const NO_WALLS: Record<Sort, number> = { scope: -1, button: -1, table: -1, cell: -1, special: -1 }

export interface EffortOptions {
  /** Without a doctype a table does not end a paragraph. */
  readonly hasDoctype: boolean
  readonly isCounted?: (name: string) => boolean
}

/** Whether letters before and after it stand in different lines of text. */
export function partsText(name: string): boolean {
  return SPECIAL.has(name) && !VOID.has(name)
}

export function parserEffort({ hasDoctype, isCounted = () => false }: EffortOptions): ParserEffort {
  const open: Open[] = []
  /** Name → the places of those that are open. */
  const places = new Map<string, number[]>()
  const formatting: Formatting[] = []
  const walls: Wall[] = []
  /** Behind the last one that is open. */
  let opened = 0
  let made = 0

  const top = () => open.at(-1)
  const firstBehindWall = () => walls.at(-1)?.before ?? 0
  const foreign = () => {
    const kind = top()?.kind
    return kind === 'svg' || kind === 'math' ? kind : null
  }

  function push(name: string, kind: Kind = 'html'): void {
    made++
    place(open.length, name, kind)
  }

  function place(at: number, name: string, kind: Kind): void {
    const below = open[at - 1]
    const walls = { ...(below?.walls ?? NO_WALLS) }
    for (const sort of SORTS) if (kind !== 'html' || STOPS[sort](name)) walls[sort] = at
    open[at] = { name, kind, counted: (below?.counted ?? 0) + Number(isCounted(name)), walls }
    const same = places.get(name)
    if (same) same.push(at)
    else places.set(name, [at])
  }

  /** Puts `names` in the place of all from there on. */
  function replaceFrom(at: number, others: readonly Open[]): void {
    shorten(at)
    for (const [index, { name, kind }] of others.entries()) place(at + index, name, kind)
  }

  function shorten(at: number): void {
    for (let last = open.length - 1; last >= at; last--) places.get(open[last]?.name ?? '')?.pop()
    open.length = at
  }

  /** Closes all from there on. */
  function cut(at: number): void {
    shorten(at)
    while ((walls.at(-1)?.at ?? -1) >= at) {
      formatting.length = Math.min(formatting.length, walls.pop()?.before ?? 0)
      opened = Math.min(opened, formatting.length)
    }
    while (opened > 0 && (formatting[opened - 1]?.at ?? -1) >= at) (formatting[--opened] as Formatting).at = -1
  }

  /** The place of the last open one; -1 where there is none, or something stops the look for it. */
  function find(name: string, sort: Sort): number {
    const at = places.get(name)?.at(-1) ?? -1
    return at >= (top()?.walls[sort] ?? 0) ? at : -1
  }
  const inScope = (name: string) => find(name, 'scope')
  const inTable = (name: string) => find(name, 'table')

  function reopen(): void {
    const from = Math.max(opened, firstBehindWall())
    for (let at = from; at < formatting.length; at++) {
      const waiting = formatting[at] as Formatting
      waiting.at = open.length
      push(waiting.name)
    }
    opened = formatting.length
  }

  function endParagraph(): void {
    const at = find('p', 'button')
    if (at >= 0) cut(at)
  }

  /** An item ends the one before it. */
  function endItem(names: readonly string[]): void {
    for (let at = open.length - 1; at >= 0; at--) {
      const { name, kind } = open[at] as Open
      if (kind === 'html' && names.includes(name)) {
        cut(at)
        return
      }
      if (kind !== 'html' || (SPECIAL.has(name) && name !== 'address' && name !== 'div' && name !== 'p')) return
    }
  }

  function openFormatting({ name, written }: Tag): void {
    if (name === 'a' || name === 'nobr') closeOpenTwin(name)
    reopen()
    let alike = 0
    for (let at = formatting.length - 1; at >= firstBehindWall(); at--) {
      if (formatting[at]?.written !== written || ++alike < ALIKE) continue
      forget(at)
      break
    }
    formatting.push({ name, written, at: open.length })
    opened = formatting.length
    push(name)
  }

  function closeOpenTwin(name: string): void {
    const at = lastFormatting(name)
    const twin = formatting[at]
    if (!twin) return
    closeFormatting(name)
    const left = formatting.indexOf(twin)
    if (left >= 0) forget(left)
  }

  function lastFormatting(name: string): number {
    for (let at = formatting.length - 1; at >= firstBehindWall(); at--) if (formatting[at]?.name === name) return at
    return -1
  }

  function forget(at: number): void {
    formatting.splice(at, 1)
    if (at < opened) opened--
  }

  /** The «adoption agency»: formatting that ends before a box in it does goes on inside of the box. */
  function closeFormatting(name: string): void {
    for (let turn = 0; turn < MOST_TURNS; turn++) {
      const index = lastFormatting(name)
      const entry = formatting[index]
      if (!entry) {
        if (turn === 0) closeOther(name)
        return
      }
      if (entry.at < 0) {
        forget(index)
        return
      }
      if ((top()?.walls.scope ?? -1) > entry.at) return
      const box = open.findIndex((each, at) => at > entry.at && each.kind === 'html' && SPECIAL.has(each.name))
      if (box < 0) {
        const { at } = entry
        forget(index)
        cut(at)
        return
      }
      made += Math.min(box - entry.at - 1, MOST_CLONES) + 1
      moveInto(box, entry)
      formatting.splice(index, 1)
      const behind = formatting.findIndex(each => each.at > box)
      formatting.splice(behind < 0 ? opened - 1 : behind, 0, entry)
    }
  }

  /** The formatting element leaves its place and stands right in the box, which comes nearer by one. */
  function moveInto(box: number, entry: Formatting): void {
    const from = entry.at
    const moved = open[from] as Open
    replaceFrom(from, [...open.slice(from + 1, box + 1), moved, ...open.slice(box + 1)])
    for (const each of formatting) if (each.at > from && each.at <= box) each.at--
    entry.at = box
    for (const each of walls) if (each.at > from && each.at <= box) each.at--
  }

  function closeOther(name: string): void {
    const at = find(name, 'special')
    if (at >= 0) cut(at)
  }

  function openTablePart(name: string): void {
    const table = inTable('table')
    // A template may hold a part of a table; anywhere else it is nothing.
    if (table < 0 && inTable('template') < 0) return
    if (name === 'col') made += 2
    if (table >= 0) cut(startOf(name, table))
    if (name === 'col') return
    if (table >= 0 && (CELLS.has(name) || name === 'tr') && groupIn() < 0) push('tbody')
    if (table >= 0 && CELLS.has(name) && top()?.name !== 'tr') push('tr')
    push(name)
    if (WALLS.has(name)) wall()
  }

  const groupIn = () => Math.max(...[...GROUPS].map(inTable))

  /** Where a part of the table begins: what is open from there on ends before it. */
  function startOf(name: string, table: number): number {
    const group = groupIn()
    if (group < 0 || !(CELLS.has(name) || name === 'tr')) return table + 1
    return group + 1 + Number(CELLS.has(name) && open[group + 1]?.name === 'tr')
  }

  function wall(): void {
    walls.push({ before: formatting.length, at: open.length - 1 })
    opened = formatting.length
  }

  function openForeign({ name, written, isSelfClosing }: Tag, kind: 'svg' | 'math'): Reading {
    const isHtml = name === 'annotation-xml' && /\sencoding\s*=/i.test(written)
    if (isSelfClosing) made++
    else push(name, isHtml || POINTS[kind].has(name) ? 'point' : kind)
    return reading()
  }

  function leaveForeign(): void {
    while (foreign()) cut(open.length - 1)
  }

  function reading(): Reading {
    return foreign() ? 'foreign' : 'tags'
  }

  function openTag(tag: Tag): Reading {
    const { name, written } = tag
    const around = foreign()
    if (around) {
      const endsIt = ENDS_FOREIGN.has(name) || (name === 'font' && /\s(?:color|face|size)\b/i.test(written))
      if (!endsIt) return openForeign(tag, around)
      leaveForeign()
    }
    const select = inScope('select')
    if (select >= 0 && !IN_SELECT.has(name)) {
      const isTable = (TABLE_PARTS.has(name) || name === 'table') && inTable('table') >= 0
      const endsIt = ENDS_SELECT.has(name) || isTable
      if (!endsIt) return 'tags'
      cut(select)
      if (name === 'select') return 'tags'
    }
    if (OUTER.has(name)) return 'tags'
    if (name === 'svg' || name === 'math') {
      reopen()
      return openForeign(tag, name)
    }
    if (TABLE_PARTS.has(name)) openTablePart(name)
    else if (FORMATTING.has(name)) openFormatting(tag)
    else openBox(name)
    if (name === 'script') return 'script'
    if (name === 'plaintext') return 'rest'
    return RAW.has(name) ? 'text' : 'tags'
  }

  function openBox(name: string): void {
    if (name === 'li') endItem(['li'])
    if (name === 'dd' || name === 'dt') endItem(['dd', 'dt'])
    if (name === 'table') {
      // The table around it ends, unless it is in a cell of that.
      const outer = find('table', 'cell')
      if (outer >= 0) cut(outer)
      if (hasDoctype) endParagraph()
    } else if (ENDS_PARAGRAPH.has(name)) {
      endParagraph()
      if (HEADINGS.has(name) && HEADINGS.has(top()?.name ?? '')) cut(open.length - 1)
    } else if (name === 'option' || name === 'optgroup') {
      if (top()?.name === 'option') cut(open.length - 1)
      reopen()
    } else if (!RAW_LIKE.has(name)) {
      const button = name === 'button' ? inScope('button') : -1
      if (button >= 0) cut(button)
      reopen()
    }
    if (VOID.has(name)) made++
    else push(name)
    if (name === 'template' || WALLS.has(name)) wall()
  }

  return {
    open: openTag,
    close(name) {
      if (foreign()) {
        const at = places.get(name)?.at(-1) ?? -1
        if (at >= 0 && open[at]?.kind !== 'html') cut(at)
        else if (name === 'p' || name === 'br') leaveForeign()
        return reading()
      }
      if (OUTER.has(name)) return reading()
      if (inScope('select') >= 0 && name !== 'select' && !TABLE_PARTS.has(name) && name !== 'table') {
        if (name === 'option' && top()?.name === 'option') cut(open.length - 1)
        return reading()
      }
      if (name === 'p' && find('p', 'button') < 0) {
        made++
      } else if (FORMATTING.has(name)) closeFormatting(name)
      else if (name === 'br') {
        reopen()
        made++
      } else if (name === 'table' || TABLE_PARTS.has(name)) {
        const at = name === 'table' ? inTable('table') : inTable(name)
        if (at >= 0) cut(at)
      } else if (HEADINGS.has(name)) {
        const at = Math.max(...[...HEADINGS].map(inScope))
        if (at >= 0) cut(at)
      } else if (SPECIAL.has(name)) {
        const at = inScope(name)
        if (at >= 0) cut(at)
      } else closeOther(name)
      return reading()
    },
    text() {
      if (!foreign() && inScope('select') < 0 && !RAW.has(top()?.name ?? '') && top()?.name !== 'script') reopen()
    },
    made: () => made,
    depth: () => open.length,
    waiting: () => formatting.length,
    openOf: name => places.get(name)?.length ?? 0,
    counted: () => top()?.counted ?? 0,
  }
}
