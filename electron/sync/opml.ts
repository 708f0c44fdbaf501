/** Lists of newspapers from other readers: OPML 1.0 and 2.0, nested to any depth. */

import { Parser } from 'htmlparser2'
import { ExpectedError, failureOf } from '../../shared/result.ts'
import { webAddress } from '../parse/addresses.ts'
import { decode } from '../parse/decode.ts'
import { plainLine } from '../parse/plain-text.ts'
import { feedAddress } from './feed-address.ts'
import type { OpmlOutline } from './parser.ts'

const LARGEST_FILE = 20 * 1024 * 1024
const MOST_OUTLINES = 50_000
const LONGEST_TITLE = 200

type Attributes = Readonly<Record<string, string>>

/** Every outline with an address, in order; addresses that are none come out with the reason. Throws `notAnOpml`, `tooLarge`. */
export function parseOpml(bytes: Uint8Array): OpmlOutline[] {
  if (bytes.length > LARGEST_FILE) throw new ExpectedError('tooLarge', `${bytes.length} bytes of OPML`)
  const outlines: OpmlOutline[] = []
  /** Titles of the open outlines; null for those that are feeds or have no title. */
  const folders: (string | null)[] = []
  let isOpml = false
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'opml') isOpml = true
        if (name !== 'outline') return
        const outline = readOutline(attributes, folders)
        if (outline) outlines.push(outline)
        if (outlines.length > MOST_OUTLINES) throw new ExpectedError('tooLarge', `more than ${MOST_OUTLINES} outlines`)
        folders.push(outline ? null : titleOf(attributes))
      },
      onclosetag(name) {
        if (name === 'outline') folders.pop()
      },
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  parser.end(decode(bytes, null).text)
  if (!isOpml) throw new ExpectedError('notAnOpml', 'there is no <opml> element')
  return outlines
}

function readOutline(attributes: Attributes, folders: readonly (string | null)[]): OpmlOutline | null {
  const address = addressOf(attributes)
  if (address === null) return null
  const outline = {
    title: titleOf(attributes),
    address,
    homepage: webAddress(attributes['htmlurl'], null),
    section: folders.findLast(title => title !== null) ?? null,
  }
  try {
    return { ...outline, url: feedAddress(address), refused: null }
  } catch (error) {
    return { ...outline, url: null, refused: failureOf(error) }
  }
}

/** Some programs write `url` for a feed of type rss; a link or an inclusion of that name is not a feed. */
function addressOf(attributes: Attributes): string | null {
  const address = attributes['xmlurl'] ?? (attributes['type']?.toLowerCase() === 'rss' ? attributes['url'] : undefined)
  return address?.trim() || null
}

function titleOf(attributes: Attributes): string | null {
  return plainLine(attributes['title'] || attributes['text'] || '').slice(0, LONGEST_TITLE) || null
}
