/**
 * Lists of links in HTML: the Netscape bookmark file that browsers write, and what Pocket and Instapaper exported.
 * Folders are headings before a list, `TAGS`, `ADD_DATE` and `TIME_ADDED` attributes of a link, notes what a `<dd>` says.
 */

import type { CollectionKind } from '../../records/collection.ts'
import { walkHtml } from '../html/html-tokens.ts'
import { type Collected, type Collection, collectionOf, instantOf } from './collection.ts'

const WITH_ATTRIBUTES = new Set(['a', 'h1', 'h2', 'h3'])
const HEADINGS = new Set(['h1', 'h2', 'h3'])
const LISTS = new Set(['dl', 'ul', 'ol'])

interface Link {
  readonly url: string
  title: string
  note: string
  readonly folder: readonly string[]
  readonly tags: readonly string[]
  readonly savedAt: number | null
}

/** What was last opened and takes the text that follows. */
type Taking = 'nothing' | 'heading' | 'title' | 'note'

export function readLinks(html: string): Collection {
  const kind = kindOf(html)
  const links: Link[] = []
  /** The headings of the lists that are open. */
  const folders: string[] = []
  let heading = ''
  let taking: Taking = 'nothing'
  const write = (piece: string) => {
    const link = links.at(-1)
    if (taking === 'heading') heading += piece
    else if (taking === 'title' && link) link.title += piece
    else if (taking === 'note' && link) link.note += piece
  }
  walkHtml(html, {
    attributesOf: WITH_ATTRIBUTES,
    open(name, attributes) {
      if (HEADINGS.has(name)) {
        heading = ''
        taking = attributes.personal_toolbar_folder === undefined ? 'heading' : 'nothing'
      } else if (LISTS.has(name)) {
        folders.push(isOfProgram(kind, folders.length, heading) ? '' : heading)
        heading = ''
        taking = 'nothing'
      } else if (name === 'a' && attributes.href !== undefined) {
        const { href, tags = '', add_date: addDate, time_added: timeAdded } = attributes
        const savedAt = instantOf(addDate ?? timeAdded)
        links.push({ url: href, title: '', note: '', folder: [...folders], tags: tags.split(','), savedAt })
        taking = 'title'
      } else if (name === 'dd') taking = 'note'
      else if (name === 'dt' || name === 'li') taking = 'nothing'
    },
    text: write,
    close(name) {
      if (LISTS.has(name)) folders.pop()
      if (name === 'a' || HEADINGS.has(name) || LISTS.has(name)) taking = 'nothing'
    },
  })
  return collectionOf(kind, links.map(titled))
}

/** The outermost list is all there is, and no folder of the reader's; Instapaper has its folders there. */
function isOfProgram(kind: CollectionKind, depth: number, heading: string): boolean {
  return depth === 0 && (kind !== 'instapaper' || OF_INSTAPAPER.has(heading.trim().toLowerCase()))
}

const OF_INSTAPAPER = new Set(['unread', 'archive', 'read archive', 'starred'])

/** Where the title is the address again, nothing was known of it. */
function titled(link: Link): Collected {
  return { ...link, title: link.title.trim() === link.url ? '' : link.title }
}

function kindOf(html: string): CollectionKind {
  const beginning = html.slice(0, 2000)
  if (/NETSCAPE-Bookmark-file/i.test(beginning)) return 'browser'
  if (/<title>\s*Pocket Export/i.test(beginning)) return 'pocket'
  return /<title>[^<]*Instapaper/i.test(beginning) ? 'instapaper' : 'browser'
}
