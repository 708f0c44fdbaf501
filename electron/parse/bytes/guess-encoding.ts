/** Which legacy encoding a text is in, by the letters that come out. */

import { decodeKnown } from './encodings.ts'

interface Candidate {
  readonly encoding: string
  /** How much a character speaks for it, 0 to 1. */
  weight(code: number): number
  /** Letters beyond ASCII stand beside ASCII letters, as in été; elsewhere that speaks against it. */
  readonly isLatin: boolean
}

/** Frequent characters, by which Chinese tells which of its encodings it is in; simplified, traditional and both. */
const FREQUENT = new Set(
  '的一是不了人我在有他这这為来中大上到个国说们時时地出就以年和要会對对生能而子那得于於着下自之也家發发學学小后後天多经經日法同新' +
    '文用都成可主此等本其前所無无作行分公開开面机機與与及部現现事者政民工業业市報报網网站務务高最全已由目進进相關关資资動动報電电',
)

/** Believed where a label names it: every byte means something in it, so that nothing ever speaks against it. */
const MAC_ARABIC: Candidate = { encoding: 'x-mac-arabic', weight: arabic, isLatin: false }

const CANDIDATES: readonly Candidate[] = [
  // What the Arabic press wrote before UTF-8 first: it wins a draw.
  { encoding: 'windows-1256', weight: arabic, isLatin: false },
  { encoding: 'iso-8859-6', weight: arabic, isLatin: false },
  { encoding: 'windows-1252', weight: latin, isLatin: true },
  { encoding: 'windows-1255', weight: within(0x5d0, 0x5ea), isLatin: false },
  { encoding: 'windows-1251', weight: cyrillic, isLatin: false },
  { encoding: 'koi8-r', weight: cyrillic, isLatin: false },
  { encoding: 'windows-1253', weight: within(0x386, 0x3ce), isLatin: false },
  { encoding: 'windows-874', weight: thai, isLatin: false },
  { encoding: 'shift_jis', weight: japanese, isLatin: false },
  { encoding: 'euc-jp', weight: japanese, isLatin: false },
  { encoding: 'euc-kr', weight: korean, isLatin: false },
  { encoding: 'gb18030', weight: chinese, isLatin: false },
  { encoding: 'big5', weight: chinese, isLatin: false },
]

export interface Guess {
  readonly encoding: string
  readonly score: number
}

/** `sample` is the beginning of a text that is not UTF-8. */
export function guessEncoding(sample: Uint8Array): Guess {
  const guesses = CANDIDATES.map(candidate => ({ encoding: candidate.encoding, score: scoreOf(sample, candidate) }))
  return guesses.reduce((best, guess) => (guess.score > best.score + 0.001 ? guess : best))
}

/** 0 to 1: how much like a text the bytes are when read so. What nobody here can judge is believed. */
export function plausibility(sample: Uint8Array, encoding: string): number {
  const superset = encoding === 'gbk' ? 'gb18030' : encoding
  const candidate = [...CANDIDATES, MAC_ARABIC].find(known => known.encoding === superset)
  if (candidate) return scoreOf(sample, candidate)
  return encoding.startsWith('iso-8859-') || encoding.startsWith('windows-')
    ? scoreOf(sample, { encoding, weight: latin, isLatin: true })
    : 1
}

function scoreOf(sample: Uint8Array, { encoding, weight, isLatin }: Candidate): number {
  const text = decodeSample(sample, encoding)
  if (text === null) return 0
  let sum = 0
  let count = 0
  let previous = 0
  let run = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x80) {
      if (!isLatin && run > 0 && isAsciiLetter(code)) sum -= 0.5
      run = 0
    } else {
      run++
      count++
      sum += weight(code)
      // Three accented letters in a row are a word of another script.
      if (isLatin && run > 2) sum -= 1
      if (!isLatin && isAsciiLetter(previous)) sum -= 0.5
    }
    previous = code
  }
  return count === 0 ? 0 : Math.max(sum / count, 0)
}

/** Null where a byte has no meaning in it. The sample may end within a character. */
function decodeSample(sample: Uint8Array, encoding: string): string | null {
  if (encoding === 'x-mac-arabic') return decodeKnown(sample, encoding)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: true })
  } catch {
    // Not written in it.
    return null
  }
}

function isAsciiLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)
}

const PUNCTUATION = new Set('«»“”‘’–—…•،؛؟·°€£©®\u00a0'.split('').map(sign => sign.charCodeAt(0)))

function arabic(code: number): number {
  if (code >= 0x621 && code <= 0x64a) return 1
  return (code >= 0x64b && code <= 0x652) || (code >= 0x660 && code <= 0x669) || PUNCTUATION.has(code) ? 0.95 : 0
}

const FRENCH_AND_SPANISH = new Set('éèàùâêîôûëïüçœæÉÈÀÇÊÎöäßñáíóúãõåøÖÄÜÁÓÚÑ¿¡ºª'.split('').map(c => c.charCodeAt(0)))

function latin(code: number): number {
  if (FRENCH_AND_SPANISH.has(code)) return 1
  if (PUNCTUATION.has(code)) return 0.9
  return code >= 0xc0 && code <= 0x17f ? 0.6 : 0
}

/** The wrong one of the two Russian encodings turns small letters into capitals. */
function cyrillic(code: number): number {
  if ((code >= 0x430 && code <= 0x44f) || code === 0x451) return 1
  return code >= 0x410 && code <= 0x42f ? 0.4 : PUNCTUATION.has(code) ? 0.8 : 0
}

/** ISO-8859-6 has its most frequent letters where Thai has vowels and digits. */
function thai(code: number): number {
  if (code >= 0xe01 && code <= 0xe2e) return 1
  return code <= 0xe4e && code > 0xe2e ? 0.8 : 0
}

function japanese(code: number): number {
  if (code >= 0x3041 && code <= 0x30fe) return 1
  if (code >= 0x3001 && code <= 0x300f) return 0.9
  return code >= 0x4e00 && code <= 0x9fff ? 0.7 : 0
}

function korean(code: number): number {
  return code >= 0xac00 && code <= 0xd7a3 ? 1 : 0
}

function chinese(code: number): number {
  if (code >= 0x4e00 && code <= 0x9fff) return FREQUENT.has(String.fromCharCode(code)) ? 1 : 0.6
  return code >= 0x3000 && code <= 0x3011 ? 0.8 : code >= 0xff01 && code <= 0xff5e ? 0.8 : 0
}

function within(first: number, last: number): (code: number) => number {
  return code => (code >= first && code <= last ? 1 : PUNCTUATION.has(code) ? 0.5 : 0)
}
