/** JSON that is not quite JSON. */

export interface JsonText {
  readonly value: unknown
  readonly isRepaired: boolean
  readonly isCutOff: boolean
}

const ARRAY_IN_OBJECT = 2

/** Throws `SyntaxError` where nothing helps: raw control characters, and an end that is missing, are forgiven. */
export function parseJsonText(text: string): JsonText {
  try {
    return { value: JSON.parse(text), isRepaired: false, isCutOff: false }
  } catch (error) {
    const spaced = text.replace(/[\0-\x1f]/g, ' ').trim()
    const end = endOfLastItem(spaced)
    if (end === null) throw error
    const isCutOff = !spaced.endsWith('}')
    return { value: JSON.parse(isCutOff ? `${spaced.slice(0, end)}]}` : spaced), isRepaired: true, isCutOff }
  }
}

/** Behind the last whole object of a list in the outermost object. */
function endOfLastItem(text: string): number | null {
  let depth = 0
  let end: number | null = null
  let isString = false
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (isString) {
      if (sign === 0x5c) at++
      else if (sign === 0x22) isString = false
    } else if (sign === 0x22) isString = true
    else if (sign === 0x7b || sign === 0x5b) depth++
    else if (sign === 0x7d || sign === 0x5d) {
      depth--
      if (sign === 0x7d && depth === ARRAY_IN_OBJECT) end = at + 1
    }
  }
  return end
}
