/** A picture as markup writes it, the same for the tokens of a feed and for the elements of a page. */

/** Names in lower case, values decoded. */
export type Attributes = Readonly<Record<string, string>>

/** Of an address as the URL standard writes it. */
export interface AddressParts {
  /** With the port. */
  readonly host: string
  readonly path: string
  /** Without its question mark. */
  readonly search: string
}

const WEB_ADDRESS = /^https?:\/\/(?:[^/?#@]*@)?([^/?#]+)([^?#]*)(?:\?([^#]*))?/i

export function partsOf(address: string): AddressParts | null {
  const [, host, path = '', search = ''] = WEB_ADDRESS.exec(address) ?? []
  return host === undefined ? null : { host: host.toLowerCase(), path, search }
}

export function fileNameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

const PIXELS = /^\s*(\d{1,5})(?:\.\d{0,9})?\s*(?:px\s*)?$/i

/** null: not said, or in shares of something. */
export function pixelsIn(length: string | undefined): number | null {
  const [, pixels] = PIXELS.exec(length ?? '') ?? []
  return pixels === undefined ? null : Number(pixels)
}

const LONGEST_STYLE = 2_000

/** Property → value, both in lower case and without `!important`; a later declaration takes the place of an earlier one. */
export function declarationsIn(style: string | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const declaration of (style ?? '').slice(0, LONGEST_STYLE).toLowerCase().split(';')) {
    const at = declaration.indexOf(':')
    if (at < 0) continue
    found.set(
      declaration.slice(0, at).trim(),
      declaration
        .slice(at + 1)
        .replace('!important', '')
        .trim(),
    )
  }
  return found
}
