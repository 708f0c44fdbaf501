/** Ids of articles, each in one spelling. Servers write numbers of 64 bits, which no number of JavaScript holds. */

const DECIMAL = /^-?\d{1,20}$/
const SHORT = /^[0-9a-f]{1,16}$/
const WHOLE = /^[0-9a-f]{16}$/
/** Object ids of a document database (BSON), as The Old Reader has them: no numbers. */
const OBJECT_ID = /^[0-9a-f]{24}$/
const LONG_FORM = /^tag:google\.com,2005:reader\/item\/([0-9a-f]{1,24})$/i
const PREFIX = 'tag:google.com,2005:reader/item/'
const DIGITS = 16
const PLAIN = /^\d{1,20}$/

/**
 * The canonical id of the Google Reader API: 16 hexadecimal digits of an unsigned number, or the 24 of an object id. In a
 * list of ids it stands as a decimal, with a sign where the highest bit is set; with an article as the long form.
 * null: no id.
 */
export function greaderId(written: string): string | null {
  const [, long] = LONG_FORM.exec(written) ?? []
  const id = (long ?? written).toLowerCase()
  if (OBJECT_ID.test(id)) return id
  // Sixteen digits without a letter are a decimal, unless the long form says what they are.
  if (long === undefined && DECIMAL.test(id)) return ofDecimal(id)
  return (long === undefined ? WHOLE : SHORT).test(id) ? id.padStart(DIGITS, '0') : null
}

/** The one spelling that all of these servers understand. */
export function longForm(id: string): string {
  return PREFIX + id
}

/** The canonical id of all other servers: a decimal without a sign. null: no id. */
export function plainId(value: unknown): string | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value > 0 ? String(value) : null
  if (typeof value !== 'string' || !PLAIN.test(value)) return null
  const number = BigInt(value)
  return number > 0n ? String(number) : null
}

function ofDecimal(written: string): string | null {
  // Most ids fit into a number, and lists of them are long. What does not is rounded to one that is not safe.
  const near = Number(written)
  if (near >= 0 && Number.isSafeInteger(near)) return near.toString(16).padStart(DIGITS, '0')
  const number = BigInt(written)
  if (number > HIGHEST || number < LOWEST) return null
  return BigInt.asUintN(64, number).toString(16).padStart(DIGITS, '0')
}

const HIGHEST = 2n ** 64n - 1n
const LOWEST = -(2n ** 63n)
