/**
 * Text that was read in the wrong letters and encoded once more. UTF-8 taken for Windows-1252 («Ø§Ù„Ø®Ø¨Ø±» was «الخبر»)
 * or, on the servers of the Arab world, for Windows-1256 («ط§ظ„ط®ط¨ط±»); and the Windows-1256 of old newspapers taken
 * for Windows-1252 («ÇáÎÈÑ»).
 */

/** The first byte of a character in Latin, Cyrillic, Hebrew, Arabic or of punctuation, with a byte that can follow it. */
const LATIN_PAIR =
  /[\u00c2-\u00c5\u00d0\u00d1\u00d7-\u00db\u00e2][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122]/
/** The same where Windows-1256 has letters: ط ظ ع غ begin what was Arabic, آ أ ؤ what was French, â what was punctuation. (Joiners can follow, too, but never everywhere.) */
const ARABIC_PAIR =
  /[\u0622-\u0624\u0637-\u063a\u00e2][\u00a0-\u00bf\u0152\u0153\u0192\u02c6\u0679\u067e\u0686\u0688\u0691\u0698\u06a9\u06af\u06ba\u06be\u2013-\u2122\u060c\u061b\u061f]/
/** A word of Arabic in the letters of the north: hardly one of theirs goes on for so long without a plain one. */
const NORTHERN_WORD = /[\u00a1\u00aa\u00ba\u00bf-\u00ff\u0160\u0161\u0178\u017d\u017e]{3}/
/** No language ends a word in these; in Ù… and É» of French capitals there may be nothing wrong. */
const ODD_CAPITAL = /[\u00c2\u00c3]/

/** The same, each byte a reference of its own. */
const IN_REFERENCES =
  /&#(?:19[4-7]|20[89]|21[5-9]|226);&#1[2-9]\d;|&#159[1-4];&#(?:1[6-9]\d|8\d{3}|1\d{3});|(?:&#(?:19[2-9]|2[0-4]\d|25[0-5]);){3}/

/** In which letters texts of a document may have been read wrongly: only those are looked for in each of them. */
export interface Doubling {
  /** UTF-8 taken for Windows-1252. */
  readonly latin: boolean
  /** UTF-8 taken for Windows-1256. */
  readonly arabic: boolean
  /** Windows-1256 taken for Windows-1252. */
  readonly northern: boolean
}

const ANY: Doubling = { latin: true, arabic: true, northern: true }

/** null: none of its texts. `mayBe`: what its bytes leave possible; references are looked for in any case. */
export function doublingIn(source: string, mayBe: Doubling = ANY): Doubling | null {
  if (source.includes('&#') && IN_REFERENCES.test(source)) return ANY
  const doubling = {
    latin: mayBe.latin && LATIN_PAIR.test(source),
    arabic: mayBe.arabic && ARABIC_PAIR.test(source),
    northern: mayBe.northern && NORTHERN_WORD.test(source),
  }
  return doubling.latin || doubling.arabic || doubling.northern ? doubling : null
}

/** Most wrong readings that are undone in one text. */
const MOST_TIMES = 3

/** Undoes it where it is certain, as often as it happened. */
export function undoubled(text: string, doubling: Doubling = ANY): string {
  let plain = text
  for (let times = 0; times < MOST_TIMES; times++) {
    // What comes to light may have been read wrongly in other letters before.
    const before = readAgain(plain, times === 0 ? doubling : ANY)
    if (before === plain) break
    plain = before
  }
  return plain
}

function readAgain(text: string, { latin, arabic, northern }: Doubling): string {
  if (latin && LATIN_PAIR.test(text)) {
    const single = asUtf8(text, 'windows-1252')
    if (single !== null && (text.length - single.length > 1 || ODD_CAPITAL.test(text))) return single
  }
  if (arabic && ARABIC_PAIR.test(text)) {
    const single = asUtf8(text, 'windows-1256')
    // One pair alone may be a letter and the guillemet behind it.
    if (single !== null && text.length - single.length > 1) return single
  }
  return northern && NORTHERN_WORD.test(text) ? (asArabic(text) ?? text) : text
}

const UTF8 = new TextDecoder('utf-8', { fatal: true })

/** Null where it is none: every character fits into a byte and the bytes are UTF-8 throughout, or it is honest text. */
function asUtf8(text: string, taken: CodePage): string | null {
  // Honest text ends the look at its second letter; the decoder would read all of it, and throw.
  const bytes = bytesOf(text, taken, createSequence())
  try {
    return bytes && UTF8.decode(bytes)
  } catch {
    // Not UTF-8 after all: honest text with an odd neighbour.
    return null
  }
}

const WORD = /[\p{L}\p{M}\u00aa\u00ba]+/gu
/** What is not read: tags, references, addresses. */
const MACHINES = /<[^<>]*>|&[#\w]{1,32};|https?:\/\/\S+/g
const LONG = 3
const FEWEST = 4
/** No Arabic does without all of them; the letters of other alphabets in a row, as in ÄÖÜß, do. */
const FREQUENT = /[الونميرتب]/

/**
 * Null where it is none. Words of the north mix these letters with plain ones; here every longer word without a plain
 * letter is Arabic throughout, and they are most of what there is to read.
 */
function asArabic(text: string): string | null {
  const words = text.replace(MACHINES, ' ').match(WORD) ?? []
  let arabic = 0
  let plain = 0
  for (const word of words) {
    if (/[a-z]/i.test(word)) {
      // The letters of French are the same in both.
      if (in1256(word) !== word) return null
      plain += word.length
    } else if (word.length >= LONG && !isArabicIn1256(word)) return null
    else arabic += word.length
  }
  if (arabic < Math.max(plain, FEWEST)) return null
  const read = in1256(text)
  return read !== null && FREQUENT.test(read) ? read : null
}

function isArabicIn1256(word: string): boolean {
  return /^[\u0600-\u06ff\u200c-\u200f]+$/.test(in1256(word) ?? '')
}

/** What the bytes of a text in Windows-1252 are in Windows-1256. */
function in1256(text: string): string | null {
  const bytes = bytesOf(text, 'windows-1252')
  return bytes && new TextDecoder('windows-1256').decode(bytes)
}

type CodePage = 'windows-1252' | 'windows-1256'

/** Whether a byte may follow those before it in UTF-8, as far as its first bits say; the decoder looks closer. */
type MayFollow = (byte: number) => boolean

function createSequence(): MayFollow {
  let due = 0
  return byte => {
    const isRest = (byte & 0xc0) === 0x80
    if (isRest !== due > 0) return false
    due = isRest ? due - 1 : byte < 0xc0 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3
    return true
  }
}

/** Used again for every text: most are no bytes after all. */
let scratch = new Uint8Array(16 * 1024)

/**
 * Null where a character has no byte in it, or one that `mayFollow` refuses. The next call overwrites what was returned.
 */
function bytesOf(text: string, page: CodePage, mayFollow: MayFollow = () => true): Uint8Array | null {
  const table = BYTES[page]
  if (text.length > scratch.length) scratch = new Uint8Array(text.length * 2)
  const bytes = scratch.subarray(0, text.length)
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const byte = unit < 0x80 ? unit : table.get(unit)
    if (byte === undefined || !mayFollow(byte)) return null
    bytes[at] = byte
  }
  return bytes
}

/** Character → its byte, for those above 127. */
const BYTES: Readonly<Record<CodePage, ReadonlyMap<number, number>>> = {
  'windows-1252': upperHalf('windows-1252'),
  'windows-1256': upperHalf('windows-1256'),
}

function upperHalf(page: CodePage): Map<number, number> {
  const decoder = new TextDecoder(page)
  return new Map(
    Array.from({ length: 0x80 }, (_, n) => [decoder.decode(Uint8Array.of(0x80 + n)).charCodeAt(0), 0x80 + n]),
  )
}
