/** An article as it is cited, whatever the form. */

import type { Direction } from '../arabic/direction.ts'

export interface Cited {
  /** '': none. */
  readonly title: string
  readonly author: string | null
  /** Name of the newspaper; '': a page that belongs to none. */
  readonly source: string
  readonly address: string | null
  /** null: nobody knows. */
  readonly publishedAt: number | null
  /** null: it is not kept. */
  readonly savedAt: number | null
  readonly language: string | null
  readonly direction: Direction
  /** SHA-256 of its plain text in UTF-8, in hexadecimal digits. */
  readonly textSha256: string
  readonly tags: readonly string[]
  /** The reader's. */
  readonly note: string
}

/** Day of an instant by this computer's clock, `2026-11-30`; '' where no calendar has it. */
export function isoDay(at: number): string {
  const day = new Date(at)
  if (Number.isNaN(day.getTime())) return ''
  const [year, month, date] = [day.getFullYear(), day.getMonth() + 1, day.getDate()]
  return year < 0 || year > 9999 ? '' : [String(year).padStart(4, '0'), two(month), two(date)].join('-')
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

/** One line without marks that turn the direction of what follows. */
export function oneLine(text: string): string {
  return text
    .replace(TURNING, '')
    .replace(/[\p{Cc} \u2028\u2029]+/gu, ' ')
    .trim()
}

const TURNING = /[\u202a-\u202e\u2066-\u2069\ufeff]/g
