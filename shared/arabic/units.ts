/**
 * Tables of UTF-16 units. Every process that reads texts makes several at its start: a search for runs of units in all of
 * them together takes a tenth of asking each one.
 */

const UNITS = 0x10000
const NO_CHARACTER = 0xfffd

let everyUnit: string | null = null

/**
 * One place for each UTF-16 unit: 0, or the value of the last of `kinds` whose pattern it matches. Patterns are global and
 * match runs, such as `/\p{L}+/gu`. Half of a character is nothing by itself, and stays 0.
 */
export function tableOfUnits(kinds: readonly (readonly [pattern: RegExp, value: number])[]): Uint8Array {
  everyUnit ??= allUnits()
  const table = new Uint8Array(UNITS)
  for (const [pattern, value] of kinds) {
    for (const { 0: run, index } of everyUnit.matchAll(pattern)) table.fill(value, index, index + run.length)
  }
  return table
}

function allUnits(): string {
  const units = new Uint16Array(UNITS)
  for (let unit = 0; unit < UNITS; unit++) units[unit] = unit >= 0xd800 && unit <= 0xdfff ? NO_CHARACTER : unit
  return textOfUnits(units, UNITS)
}

/** These exist in Node and in browsers but not in the language's own library. `ignoreBOM`: there is none to find. */
declare const TextDecoder: new (
  label: string,
  options: { ignoreBOM: boolean },
) => { decode(units: Uint16Array): string }
declare const TextEncoder: new () => { encode(text: string): Uint8Array }
const decoder = new TextDecoder('utf-16le', { ignoreBOM: true })
const encoder = new TextEncoder()

/** All processors that we run on are little-endian. A lone surrogate comes out as U+FFFD. */
export function textOfUnits(units: Uint16Array, length: number): string {
  return decoder.decode(units.subarray(0, length))
}

/** In UTF-8. */
export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text)
}
