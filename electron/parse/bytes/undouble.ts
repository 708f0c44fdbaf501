/** UTF-8 that was taken for Windows-1252 and encoded once more: «Ø§Ù„Ø®Ø¨Ø±» was «الخبر». */

const UTF8 = new TextDecoder('utf-8', { fatal: true })
/** The first byte of a character in Latin, Cyrillic, Hebrew, Arabic or of punctuation, with a byte that can follow it. */
const LOOKS_DOUBLED =
  /[\u00c2-\u00c5\u00d0\u00d1\u00d7-\u00db\u00e2][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122]/
/** No language ends a word in these; in Ù… and É» of French capitals there may be nothing wrong. */
const ODD_CAPITAL = /[\u00c2\u00c3]/

/** Character → its byte in Windows-1252, for those above 127. */
const BYTES = new Map<string, number>()
for (let byte = 0x80; byte <= 0xff; byte++) {
  BYTES.set(new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte)
}

/** The same, each byte a reference of its own. */
const IN_REFERENCES = /&#(?:19[4-7]|20[89]|21[5-9]|226);&#1[2-9]\d;/

export function looksDoubled(source: string): boolean {
  return LOOKS_DOUBLED.test(source) || IN_REFERENCES.test(source)
}

/** Undoes it where it is certain: every character fits into a byte and the bytes are UTF-8 throughout. */
export function undoubled(text: string): string {
  if (!LOOKS_DOUBLED.test(text)) return text
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const byte = unit < 0x80 ? unit : BYTES.get(text.charAt(at))
    if (byte === undefined) return text
    bytes[at] = byte
  }
  try {
    const single = UTF8.decode(bytes)
    return text.length - single.length > 1 || ODD_CAPITAL.test(text) ? single : text
  } catch {
    // Not UTF-8 after all: honest text with an odd neighbour.
    return text
  }
}
