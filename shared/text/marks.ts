/**
 * Marks on letters: vowels, accents. In a vocalised Arabic or a Vietnamese text a letter bears two or three of them, in
 * the Quran half a dozen; thousands on one letter are drawn over everything around it (UTR #36).
 */

const MOST = 8
/** More than that is no writing. So many stay within the line. */
const LEFT_OF_A_HEAP = 3

export interface Unburdened {
  readonly text: string
  /** How many marks it ends in: those of a text that follows stand on the same letter. */
  readonly marks: number
}

/** `text` without the heaps in it; `marks` are on the letter before it already. */
export function unburden(text: string, marks = 0): Unburdened {
  let kept = ''
  let keptUntil = 0
  let bearableUntil = 0
  let borne = marks
  for (let at = 0, width = 1; at < text.length; at += width) {
    let kind = kindOfUnit(text.charCodeAt(at))
    width = 1
    if (kind === HALF) {
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
      width = character.length
      kind = kindOf(character)
    }
    if (kind === LETTER) borne = 0
    if (kind !== MARK) continue
    borne++
    if (borne === LEFT_OF_A_HEAP) bearableUntil = at + width
    if (borne <= MOST) continue
    kept += text.slice(keptUntil, bearableUntil)
    keptUntil = at + width
  }
  return { text: keptUntil === 0 ? text : kept + text.slice(keptUntil), marks: borne }
}

const LETTER = 1
const MARK = 2
/** Joiners and marks of direction: what follows them still stands on the same letter. */
const UNSEEN = 3
/** The first half of a character beyond the basic plane. */
const HALF = 4

const IS_MARK = /\p{M}/u
const IS_UNSEEN = /\p{Cf}/u
/** UTF-16 unit → its kind, 0 until it is met: a page has a few hundred of all that there are. */
const KINDS = new Uint8Array(0x10000)

function kindOfUnit(unit: number): number {
  const known = KINDS[unit] as number
  if (known !== 0) return known
  const kind = unit >= 0xd800 && unit <= 0xdbff ? HALF : kindOf(String.fromCharCode(unit))
  KINDS[unit] = kind
  return kind
}

function kindOf(character: string): number {
  if (IS_MARK.test(character)) return MARK
  return IS_UNSEEN.test(character) ? UNSEEN : LETTER
}
