/**
 * Emoji in the UTF-8 of programs that count in sixteen bits (CESU-8, https://www.unicode.org/reports/tr26/): two halves of
 * three bytes each in the place of one character of four.
 */

const LEAD = 0xed

/** The same bytes with whole characters; null where there are no halves in them. A lone half becomes U+FFFD. */
export function withWholeCharacters(bytes: Uint8Array): Uint8Array | null {
  let whole: number[] | null = null
  let from = 0
  for (let at = bytes.indexOf(LEAD); at !== -1; at = bytes.indexOf(LEAD, at + 1)) {
    if (at < from || !isHalf(bytes, at, 0xa0)) continue
    whole ??= []
    for (let index = from; index < at; index++) whole.push(bytes[index] as number)
    const isPair = (bytes[at + 1] as number) < 0xb0 && isHalf(bytes, at + 3, 0xb0)
    whole.push(...(isPair ? fourBytes(unitAt(bytes, at), unitAt(bytes, at + 3)) : [0xef, 0xbf, 0xbd]))
    from = at + (isPair ? 6 : 3)
  }
  if (whole === null) return null
  for (let index = from; index < bytes.length; index++) whole.push(bytes[index] as number)
  return Uint8Array.from(whole)
}

/** Second bytes from A0 on belong to the first halves, from B0 on to the second ones. */
function isHalf(bytes: Uint8Array, at: number, least: number): boolean {
  const second = bytes[at + 1] ?? 0
  const third = bytes[at + 2] ?? 0
  return bytes[at] === LEAD && second >= least && second <= 0xbf && third >= 0x80 && third <= 0xbf
}

function unitAt(bytes: Uint8Array, at: number): number {
  return 0xd000 | (((bytes[at + 1] as number) & 0x3f) << 6) | ((bytes[at + 2] as number) & 0x3f)
}

function fourBytes(high: number, low: number): number[] {
  return [...Buffer.from(String.fromCharCode(high, low))]
}
