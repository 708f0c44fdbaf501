/** Values of JSON that nobody has promised anything about. */

/** An object with entries: neither null nor a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
