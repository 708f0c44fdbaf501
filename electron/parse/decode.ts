/** Bytes to text. Never throws: an unknown label is only one opinion among several. */

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })
const LOSSY_UTF8 = new TextDecoder('utf-8')
const ASCII = new TextDecoder('latin1')
/** What the Arabic press wrote before UTF-8, and still does where nothing is declared. */
const LIKELY_LEGACY = 'windows-1256'
const PROLOG_BYTES = 1024
/** Papers write half of their head before they say in which letters; a browser looks no farther than this either. */
const HEAD_BYTES = 4096

export interface Decoded {
  readonly text: string
  /** The encoding that was used, in the spelling of the Encoding standard. */
  readonly encoding: string
  /** No label was right and the bytes do not prove it. */
  readonly guessed: boolean
}

/**
 * In this order: byte order mark, UTF-16 by its zeros, UTF-8 if the bytes are valid UTF-8 (legacy Arabic text never is,
 * whatever its label says), the HTTP charset, the XML declaration, and windows-1256.
 */
export function decode(bytes: Uint8Array, contentType: string | null): Decoded {
  return decodeDeclared(bytes, contentType, charsetDeclared)
}

/** The same for a web page, which names its charset in a `meta` element. */
export function decodePage(bytes: Uint8Array, contentType: string | null): Decoded {
  return decodeDeclared(bytes, contentType, charsetOfPage)
}

function decodeDeclared(
  bytes: Uint8Array,
  contentType: string | null,
  declaredIn: (bytes: Uint8Array) => string | null,
): Decoded {
  const wide = wideEncoding(bytes)
  if (wide !== null) return decodeAs(wide, bytes, false)
  try {
    return { text: UTF8.decode(bytes), encoding: 'utf-8', guessed: false }
  } catch {
    // Not UTF-8 throughout: the labels decide.
    return decodeLabelled(bytes, [charsetIn(contentType), declaredIn(bytes)])
  }
}

function decodeLabelled(bytes: Uint8Array, labels: readonly (string | null)[]): Decoded {
  const known = labels.filter(label => label !== null).map(knownEncoding)
  const legacy = known.find(encoding => encoding !== null && encoding !== 'utf-8' && !encoding.startsWith('utf-16'))
  if (legacy) return decodeAs(legacy, bytes, false)
  const lossy = LOSSY_UTF8.decode(bytes)
  if (mostlyReadable(lossy)) return { text: lossy, encoding: 'utf-8', guessed: true }
  return decodeAs(LIKELY_LEGACY, bytes, true)
}

/** UTF-8 with a few broken characters, such as a summary cut in the middle of one, is still UTF-8. */
function mostlyReadable(text: string): boolean {
  let broken = 0
  let beyondAscii = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0xfffd) broken++
    else if (unit > 127) beyondAscii++
  }
  return broken * 10 < beyondAscii
}

function decodeAs(encoding: string, bytes: Uint8Array, guessed: boolean): Decoded {
  return { text: new TextDecoder(encoding).decode(bytes), encoding, guessed }
}

function wideEncoding([first, second, third, fourth]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0x3c && second === 0 && third !== 0 && fourth === 0) return 'utf-16le'
  if (first === 0 && second === 0x3c && third === 0 && fourth !== 0) return 'utf-16be'
  return null
}

function charsetIn(contentType: string | null): string | null {
  return /charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType ?? '')?.[1] ?? null
}

function charsetDeclared(bytes: Uint8Array): string | null {
  const prolog = ASCII.decode(bytes.subarray(0, PROLOG_BYTES))
  return /<\?xml[^>]*?encoding\s*=\s*["']([^"']+)["']/i.exec(prolog)?.[1] ?? null
}

function charsetOfPage(bytes: Uint8Array): string | null {
  const head = ASCII.decode(bytes.subarray(0, HEAD_BYTES))
  return /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([^\s"';>]+)/i.exec(head)?.[1] ?? null
}

function knownEncoding(label: string | null): string | null {
  try {
    return label === null ? null : new TextDecoder(label.trim()).encoding
  } catch {
    // `TextDecoder` throws for labels it does not know, such as x-mac-arabic or utf-7.
    return null
  }
}
