/** Encodings by their labels in all spellings, and those that `TextDecoder` does not know. */

/** Read as UTF-16 or UTF-32 only where the bytes show it: as labels they are usually a slip. */
const UTF32 = /^utf-?32(?:-?(le|be))?$/
const MAC_ARABIC = new Set(['x-mac-arabic', 'mac-arabic', 'macarabic', 'xmacarabic'])

/** The encoding's name in the spelling of the Encoding standard; null for what nobody can read. */
export function knownEncoding(label: string | null): string | null {
  const plain =
    label
      ?.trim()
      .replace(/^["']+|["']+$/g, '')
      .trim()
      .toLowerCase() ?? ''
  if (plain === '') return null
  if (MAC_ARABIC.has(plain.replaceAll('_', '-'))) return 'x-mac-arabic'
  if (UTF32.test(plain)) return 'utf-32'
  for (const spelling of [plain, usualSpelling(plain)]) {
    const encoding = standardName(spelling)
    if (encoding !== null) return encoding
  }
  return null
}

/** `win1256`, `windows_1256`, `cp-1256`, `ISO 8859-6`, `utf_8`. */
function usualSpelling(label: string): string {
  return label
    .replaceAll(/[_\s]+/g, '-')
    .replace(/^x-/, '')
    .replace(/^(?:cp|ms|win|windows|ibm)-?(\d{3,4}).*$/, 'windows-$1')
    .replace(/^iso-?8859-?(\d{1,2}).*$/, 'iso-8859-$1')
    .replace(/^utf-?(8|16)(?:-?(le|be))?.*$/, (_, size: string, end = '') => `utf-${size}${end}`)
    .replace(/^tis-?620.*$/, 'windows-874')
    .replace(/^gb-?2312.*$/, 'gbk')
}

function standardName(label: string): string | null {
  try {
    const { encoding } = new TextDecoder(label)
    // Turns every byte into a private character: nobody means that.
    return encoding === 'x-user-defined' ? null : encoding
  } catch {
    // `TextDecoder` throws for labels it does not know.
    return null
  }
}

/** Never throws for a name that `knownEncoding` gave. */
export function decodeKnown(bytes: Uint8Array, encoding: string): string {
  switch (encoding) {
    case 'utf-32le':
      return fromUtf32(bytes, true)
    case 'utf-32':
    case 'utf-32be':
      return fromUtf32(bytes, false)
    case 'x-mac-arabic':
      return fromMacArabic(bytes)
    default:
      return new TextDecoder(encoding).decode(bytes)
  }
}

function fromUtf32(bytes: Uint8Array, isLittle: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const pieces: string[] = []
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, isLittle)
    const isCharacter = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    pieces.push(isCharacter ? String.fromCodePoint(code) : '\ufffd')
  }
  return pieces.join('').replace(/^\ufeff/, '')
}

/** https://www.unicode.org/Public/MAPPINGS/VENDORS/APPLE/ARABIC.TXT from 0x80 on, directions left aside. */
const MAC_ARABIC_UPPER =
  'Ä\u00a0ÇÉÑÖÜáàâäں«çéèêëí…îïñó»ôö÷úùûü' +
  ' !"#$٪&\'()*+،-./٠١٢٣٤٥٦٧٨٩:؛<=>؟' +
  '❊ءآأؤإئابةتثجحخدذرزسشصضطظعغ[\\]^_' +
  'ـفقكلمنهوىي\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652پٹچەڤگڈڑ{|}ژے'

function fromMacArabic(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (const byte of bytes) pieces.push(byte < 0x80 ? String.fromCharCode(byte) : MAC_ARABIC_UPPER.charAt(byte - 0x80))
  return pieces.join('')
}
