/** JSON of a server, of which nothing is believed but what is looked at. */

import { ExpectedError } from '../../../shared/result.ts'
import { wholeCharacters } from '../html/entities.ts'
import { asLine } from '../html/plain-text.ts'

export type Json = Readonly<Record<string, unknown>>

/** No answer of these servers nests deeper than eight. */
const DEEPEST = 50
export const MOST_IDS = 1_000_000
export const MOST_ITEMS = 10_000
export const MOST_FEEDS = 50_000
const LONGEST_TITLE = 10_000
const LONGEST_NAME = 500
const UTF8 = new TextDecoder('utf-8')

/** All these servers speak UTF-8; a byte that is none costs one character, not the answer. */
export function textOf(bytes: Uint8Array): string {
  return UTF8.decode(bytes)
}

/** Throws `unexpectedAnswer`: a page in place of an answer is no empty list. */
export function jsonIn(text: string): unknown {
  if (isTooDeep(text)) throw new ExpectedError('unexpectedAnswer', 'JSON that nests too deep')
  try {
    return JSON.parse(text)
  } catch {
    throw new ExpectedError('unexpectedAnswer', `no JSON: ${asLine(text.slice(0, 100))}`)
  }
}

/** Throws `unexpectedAnswer`. */
export function recordIn(text: string): Json {
  const record = recordOf(jsonIn(text))
  if (record === null) throw new ExpectedError('unexpectedAnswer', 'JSON, but no object')
  return record
}

/** Throws `unexpectedAnswer` where there is no list of that name, or one that is longer than is believed. */
export function listOf(holder: Json, name: string, most: number): readonly unknown[] {
  return listFrom(Object.hasOwn(holder, name) ? holder[name] : undefined, name, most)
}

export function listFrom(value: unknown, name: string, most: number): readonly unknown[] {
  if (!Array.isArray(value)) throw new ExpectedError('unexpectedAnswer', `no list of ${name}`)
  if (value.length > most) throw new ExpectedError('tooLarge', `${value.length} ${name}`)
  return value
}

/** Objects of a list that may be missing; all else in it is left out. */
export function recordsOf(holder: Json, name: string): Json[] {
  const values = Object.hasOwn(holder, name) ? holder[name] : undefined
  return Array.isArray(values) ? recordsAmong(values) : []
}

export function recordsAmong(values: readonly unknown[]): Json[] {
  return values.map(recordOf).filter(record => record !== null)
}

export function recordOf(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null
}

/** '' for what is no text and no number. */
export function stringOf(holder: Json, name: string): string {
  const value = Object.hasOwn(holder, name) ? holder[name] : undefined
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  return typeof value === 'string' ? wholeCharacters(value) : ''
}

export function titleOf(holder: Json, name = 'title'): string {
  return stringOf(holder, name).slice(0, LONGEST_TITLE)
}

/** One line for the name of a feed or a folder. */
export function nameOf(holder: Json, name: string): string {
  return asLine(stringOf(holder, name).slice(0, LONGEST_TITLE)).slice(0, LONGEST_NAME)
}

/** `true`, `1`, `"1"` and `"true"`: what the years have made of a boolean. */
export function isSet(holder: Json, name: string): boolean {
  const value = Object.hasOwn(holder, name) ? holder[name] : undefined
  return value === true || value === 1 || value === '1' || value === 'true'
}

/** Instants as a feed writes them, for those that a server gives in seconds. */
export function datesFrom(seconds: unknown): string[] {
  const number = typeof seconds === 'string' ? Number(seconds) : seconds
  if (typeof number !== 'number' || !(number > 0) || number > LAST_SECOND) return []
  return [new Date(number * 1000).toISOString()]
}

/** The end of the year 9999. */
const LAST_SECOND = 253_402_300_799

function isTooDeep(text: string): boolean {
  let depth = 0
  let isString = false
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (isString) {
      if (sign === 0x5c) at++
      else if (sign === 0x22) isString = false
    } else if (sign === 0x22) isString = true
    else if (sign === 0x7b || sign === 0x5b) {
      if (++depth > DEEPEST) return true
    } else if (sign === 0x7d || sign === 0x5d) depth--
  }
  return false
}
