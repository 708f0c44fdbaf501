// Days as a field for dates writes them: `2026-11-29`, or '' for none. Days begin where the reader is.

/** An instant as the field wants it. */
export function asFieldDate(at: number | null): string {
  if (at === null) return ''
  const date = new Date(at)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** The beginning of the day in the field, `by` days later; null where there is none. */
export function dayOfField(field: string, by = 0): number | null {
  const [year, month, day] = field.split('-').map(Number)
  if (!year || !month || !day) return null
  return new Date(year, month - 1, day + by).getTime()
}
