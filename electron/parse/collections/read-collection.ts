/** A list of saved articles that another program exported as a text, known by what is in it. */

import { ExpectedError } from '../../../shared/result.ts'
import { decode } from '../bytes/decode.ts'
import type { Collection } from './collection.ts'
import { readLinks } from './read-links.ts'
import { readRecords } from './read-records.ts'
import { readTable } from './read-tables.ts'

const LINK = /<a\s[^>]*href/i

/** @throws ExpectedError `notACollection` */
export function readCollection(bytes: Uint8Array): Collection {
  const { text } = decode(bytes, null)
  const found = collectionIn(text.trimStart())
  if (!found || found.articles.length === 0) throw new ExpectedError('notACollection', 'No list of saved articles.')
  return found
}

function collectionIn(text: string): Collection | null {
  if (text.startsWith('[') || text.startsWith('{')) return readRecords(text)
  if (text.startsWith('<') || LINK.test(text.slice(0, 10_000))) return readLinks(text)
  return readTable(text)
}
