/** How large a picture is, as far as its markup and its address say. */

import { type AddressParts, type Attributes, declarationsIn, fileNameIn, partsOf, pixelsIn } from './markup.ts'

/** The sides that are known, in pixels. */
export type Sides = readonly number[]

export function largestOf(sides: Sides): number | null {
  return sides.length === 0 ? null : Math.max(...sides)
}

/** Sides by the markup: what the style says counts before the attributes. */
export function declaredSides(attributes: Attributes): Sides {
  const style = declarationsIn(attributes['style'])
  const sides = ['width', 'height'].map(side => pixelsIn(style.get(side) ?? attributes[side]))
  return sides.filter(side => side !== null)
}

/** `-150x150.jpg`: two digits at least, for 24x7 is a name. */
const PAIR = /(?<![a-z\d])(\d{2,4})x(\d{2,4})(?![a-z\d])/i
/** `/300x/`, where the height is left open. */
const WIDTH_ONLY = /\/(\d{2,4})x(?=\/)/i
/** `/s72-c/` and `=s96-c` of Google, `/w640-h480/`. */
const LETTERED = /(?:\/w|=[swh]|\/s(?=\d{2,4}-))(\d{2,4})(?:-h(\d{2,4}))?(?:-[a-z]{1,8}){0,4}(?=\/|$)/i
const OF_GOOGLE = /(?:googleusercontent|ggpht|blogspot)\.com$/
const SIDE_OF_GOOGLE = /\/s(\d{2,4})(?=\/)/
/** `/w_72,h_72,c_fill/`, `/width=72,quality=80/`. */
const LISTED = /(?:\/|,)(?:w|h|width|height)[_=](\d{2,4})(?=[,/]|$)/gi
const PARAMETERS = /(?:^|&)(?:w|h|width|height|resize|fit|size)=(\d{1,4})(?:(?:,|x|%2c|%7c)(\d{1,4}))?(?=&|$)/gi

/** Sides by the address: what is written there for whoever makes pictures smaller. */
export function sidesInAddress(address: string): Sides {
  const parts = partsOf(address) ?? relativeParts(address)
  const parameters = [...parts.search.matchAll(PARAMETERS)].flatMap(([, one, other]) => [one, other])
  if (parameters.length > 0) return numbersIn(parameters)
  const listed = [...parts.path.matchAll(LISTED)].map(([, side]) => side)
  if (listed.length > 0) return numbersIn(listed)
  const { path } = parts
  const [, ...sides] =
    PAIR.exec(fileNameIn(path)) ??
    LETTERED.exec(path) ??
    (OF_GOOGLE.test(parts.host) ? SIDE_OF_GOOGLE.exec(path) : null) ??
    PAIR.exec(path) ??
    WIDTH_ONLY.exec(path) ??
    []
  return numbersIn(sides)
}

function relativeParts(address: string): AddressParts {
  const [path = '', search = ''] = address.split('?', 2)
  return { host: '', path, search }
}

function numbersIn(written: readonly (string | undefined)[]): number[] {
  return written.flatMap(side => (side === undefined ? [] : Number(side))).filter(side => side > 0)
}
