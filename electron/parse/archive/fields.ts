/**
 * The fields of records in an archive that anybody may have written: each is looked at, and what it must not have is taken
 * off.
 */

import type { UnreadableReason } from '../../../shared/contract/exchange.ts'
import { LONGEST_NAME } from '../../../shared/limits.ts'
import { isVisible } from '../../../shared/text/visible.ts'
import type { FolderPath } from '../../records/archive.ts'
import { asLine, stripControls } from '../html/plain-text.ts'

/** Why a record cannot be taken in. */
export class BadRecordError extends Error {
  readonly reason: UnreadableReason

  constructor(reason: UnreadableReason, message: string) {
    super(message)
    this.name = 'BadRecordError'
    this.reason = reason
  }
}

export const LONGEST_ADDRESS = 100_000
const LONGEST_LINE = 10_000
const DEEPEST_FOLDER = 100
/** Nobody nests deeper, and nobody has as many values: they are counted before any is made. */
const DEEPEST = 8
const MOST_VALUES = 200_000
/** The last instant that a `Date` can hold. */
const LAST_INSTANT = 8.64e15

/** @throws BadRecordError `unknown` */
export function readPath(value: unknown): FolderPath {
  return list(value, DEEPEST_FOLDER, name)
}

/** UTF-8 JSON; depth and number of its values are looked at before it is read. @throws BadRecordError `unknown` */
export function readJson(bytes: Uint8Array): unknown {
  refuseDeep(bytes)
  try {
    const json = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return JSON.parse(json, (key, part: unknown) => (key === '__proto__' ? undefined : part))
  } catch (error) {
    throw unknown(error instanceof Error ? error.message : String(error))
  }
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPENING = new Set([0x5b, 0x7b])
const CLOSING = new Set([0x5d, 0x7d])
const COMMA = 0x2c

function refuseDeep(bytes: Uint8Array): void {
  let depth = 0
  let values = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte === QUOTE) at = endOfString(bytes, at + 1)
    else if (byte === COMMA) values++
    else if (CLOSING.has(byte)) depth--
    else if (OPENING.has(byte)) {
      values++
      depth++
    }
    if (depth > DEEPEST || values > MOST_VALUES) throw unknown('it is deeper, or has more in it, than a record')
  }
}

function endOfString(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1
  return at
}

export function text(value: unknown, longest: number): string {
  if (typeof value !== 'string') throw unknown('a text is none')
  if (value.length > longest) throw new BadRecordError('tooLarge', `a text of ${value.length} characters`)
  return value
}

/** Whatever else is called an address leads nowhere that the reader should go. */
export function webAddress(value: unknown): string | null {
  const address = text(value, LONGEST_ADDRESS)
  return /^https?:/i.test(address) ? address : null
}

/** What the reader wrote: lines stay lines. */
export function paragraph(value: unknown, longest: number): string {
  return stripControls(text(value, longest))
}

/** What stands in a line among others must not turn or bury them. */
export function line(value: unknown): string {
  return asLine(text(value, LONGEST_LINE))
}

export function name(value: unknown): string {
  const found = text(value, LONGEST_NAME)
  if (!isVisible(found)) throw unknown('a name is empty')
  return found
}

export function instant(value: unknown): number {
  if (!Number.isSafeInteger(value) || Math.abs(Number(value)) > LAST_INSTANT) throw unknown('an instant is none')
  return Number(value)
}

export function share(value: unknown): number {
  if (typeof value !== 'number' || !(value >= 0 && value <= 1)) throw unknown('a position is none')
  return value
}

/** What is not there is null. */
export function orNull<T>(value: unknown, read: (value: unknown) => T): T | null {
  return value === null || value === undefined ? null : read(value)
}

export function list<T>(value: unknown, most: number, read: (value: unknown) => T): T[] {
  if (!Array.isArray(value)) throw unknown('a list is none')
  if (value.length > most) throw new BadRecordError('tooLarge', `a list of ${value.length}`)
  return value.map(read)
}

export function unknown(why: string): BadRecordError {
  return new BadRecordError('unknown', why)
}
