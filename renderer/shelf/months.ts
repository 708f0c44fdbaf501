import { monthAndYear } from '../../shared/locales/dates.ts'
import type { Writing } from '../../shared/locales/languages.ts'

/** `2026-11` as the reader's part of the world calls it. */
export function monthInWords(month: string, writing: Writing): string {
  const [year, number] = month.split('-').map(Number)
  return monthAndYear(new Date(year ?? 0, (number ?? 1) - 1, 15).getTime(), writing)
}
