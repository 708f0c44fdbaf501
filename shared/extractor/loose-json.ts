/**
 * JSON as newspapers write it into their pages: with line breaks inside of texts, commas behind the last value, escapes that
 * there are not, comments of HTML around it, and several values in one script. Each value by itself; what is no JSON even so
 * is left out.
 */

/** Most characters of a script that are read. */
const LONGEST = 2 * 1024 * 1024

export function parseLooseJson(text: string): unknown[] {
  if (text.length > LONGEST) return []
  const plain = text.replace(AROUND, '')
  const whole = parse(plain)
  if (whole !== undefined) return [whole]
  return valuesIn(plain)
    .map(parse)
    .filter(value => value !== undefined)
}

const AROUND = /^\s*(?:<!--|(?:\/\*\s*)?<!\[CDATA\[(?:\s*\*\/)?)|(?:-->|(?:\/\*\s*)?\]\]>(?:\s*\*\/)?|;)\s*$/g

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // What a page says to machines may be broken; it is still a page.
    return undefined
  }
}

/** The values one after the other, in strict JSON as far as it can be had. */
function valuesIn(text: string): string[] {
  const values: string[] = []
  let pieces: string[] = []
  let depth = 0
  for (let at = 0; at < text.length; ) {
    const end = endOfToken(text, at)
    const token = text.slice(at, end)
    at = end
    if (token.startsWith('"')) pieces.push(strictText(token))
    else if (token === '{' || token === '[') {
      depth++
      pieces.push(token)
    } else if (token === '}' || token === ']') {
      depth--
      if (pieces.at(-1) === ',') pieces.pop()
      pieces.push(token)
    } else if (depth > 0 && token.trim() !== '') pieces.push(token)
    if (depth > 0) continue
    if (token === '}' || token === ']') values.push(pieces.join(''))
    pieces = []
    depth = 0
  }
  return values
}

const SIGNS = new Set('{}[],:')
const NEXT = /["{}[\],:]/g

/** A text with its quotation marks, one sign of structure, or what stands between them. */
function endOfToken(text: string, at: number): number {
  const first = text[at] ?? ''
  if (first === '"') return endOfText(text, at)
  if (SIGNS.has(first)) return at + 1
  NEXT.lastIndex = at
  return NEXT.exec(text)?.index ?? text.length
}

function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at + 1
  }
  return text.length
}

const ESCAPES = new Set('"\\/bfnrtu')

function strictText(token: string): string {
  return token
    .replace(/\\([\s\S])/g, (all, sign: string) => (ESCAPES.has(sign) ? all : sign))
    .replace(/[\0-\x1f]/g, ' ')
}
