/**
 * Lists of newspapers from other readers, and our own: OPML 1.0 and 2.0, nested to any depth. Runs in the parse process.
 *
 * Sections are not nested here. A feed belongs to the nearest folder that has a title. Where a list has several folders of
 * one title («Sport» in «Maroc» and in «France»), they stay apart under their whole path: «Maroc / Sport».
 */

import { Parser } from 'htmlparser2'
import { PASSWORD_MASK, withoutPassword } from '../../shared/addresses/password.ts'
import { pastedAddress } from '../../shared/addresses/pasted.ts'
import { LARGEST_OPML_FILE } from '../../shared/limits.ts'
import { ExpectedError, failureOf } from '../../shared/result.ts'
import { isVisible } from '../../shared/text/visible.ts'
import { decode } from '../parse/bytes/decode.ts'
import { webAddress } from '../parse/html/addresses.ts'
import { asLine, plainLine, shortened } from '../parse/html/plain-text.ts'
import type { OpmlList, OpmlOutline } from '../records/list.ts'
import { feedAddress } from './feed-address.ts'
import { OWN } from './own-attributes.ts'

const MOST_OUTLINES = 50_000
/** Names that the reader sees in a narrow column. What was exported comes back whole. */
const LONGEST_TITLE = 200
const LONGEST_OWN_TITLE = 2000
/** Longest refused address that is shown. */
const LONGEST_ADDRESS = 4096
/** A path of more folders is cut at its beginning. */
const DEEPEST_PATH = 8

type Attributes = Readonly<Record<string, string>>

interface Folder {
  readonly title: string
  readonly parent: Folder | null
}

type FoundOutline = Omit<OpmlOutline, 'section'> & { readonly folder: Folder | null }

/** Every feed in order; addresses that are none come out with the reason. @throws ExpectedError `notAnOpml`, `tooLarge` */
export function readOpml(bytes: Uint8Array): OpmlList {
  if (bytes.length > LARGEST_OPML_FILE) throw new ExpectedError('tooLarge', `${bytes.length} bytes of OPML`)
  const { text, isMended, guessed } = decode(bytes, null)
  const { outlines, isSound } = outlinesIn(text)
  const nameOf = sectionNames(outlines)
  return {
    outlines: outlines.map(({ folder, ...outline }) => ({ ...outline, section: folder && nameOf(folder) })),
    isDamaged: !isSound || isMended || guessed || BARE_AMPERSAND.test(text),
  }
}

/** The second is what Radio UserLand wrote before there was a standard. */
const ROOTS = new Set(['opml', 'outlinedocument'])
const BARE_AMPERSAND = /&(?!(?:#\d+|#x[\da-f]+|[a-z][\w.-]*);)/i

function outlinesIn(text: string): { readonly outlines: readonly FoundOutline[]; readonly isSound: boolean } {
  const outlines: FoundOutline[] = []
  /** The folder that was open outside each open outline. */
  const outside: (Folder | null)[] = []
  let folder: Folder | null = null
  let isOpml = false
  let hasBody = false
  let isBody = false
  let isSound = true
  let opened = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        opened = parser.startIndex
        isOpml ||= ROOTS.has(name)
        if (name === 'body') hasBody = isBody = true
        if (name !== 'outline') return
        isSound &&= isBody
        const outline = readOutline(attributes, folder)
        if (outline) outlines.push(outline)
        if (outlines.length > MOST_OUTLINES) throw new ExpectedError('tooLarge', `more than ${MOST_OUTLINES} outlines`)
        outside.push(folder)
        const title = outline ? null : folderTitle(attributes)
        if (title !== null) folder = { title, parent: folder }
      },
      onclosetag(name, isImplied) {
        // A tag that closes itself is called implied too, at the place where it was opened.
        isSound &&= !isImplied || parser.startIndex === opened
        if (name === 'outline') folder = outside.pop() ?? null
        if (name === 'body') isBody = false
      },
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  parser.end(text)
  if (!isOpml) throw new ExpectedError('notAnOpml', 'there is no <opml> element')
  return { outlines, isSound: isSound && hasBody }
}

/** null: a folder, or something that is no feed. */
function readOutline(attributes: Attributes, folder: Folder | null): FoundOutline | null {
  const address = addressOf(attributes)
  if (address === null) return null
  const source = placeIn(attributes, OWN.source)
  const outline = {
    ...(source === null ? foreignNames(attributes) : ownNames(attributes)),
    source,
    isStopped: source !== null && attributes[OWN.stopped] === 'true',
    // Masked here already: refused addresses are shown in reports and logged.
    address: withoutPassword(address.slice(0, LONGEST_ADDRESS), PASSWORD_MASK),
    homepage: homepageOf(attributes),
    folder: folder ?? categoryOf(attributes['category']),
  }
  try {
    return { ...outline, url: feedAddress(address), refused: null }
  } catch (error) {
    return { ...outline, url: null, refused: failureOf(error) }
  }
}

function homepageOf(attributes: Attributes): string | null {
  const address = webAddress(pastedAddress(attributes['htmlurl'] ?? ''), null)
  return address === null ? null : withoutPassword(address)
}

/**
 * Some programs write `url` for a feed of type rss; a link or an inclusion of that name is not a feed. A feed without an
 * address is named as one that was left out.
 */
function addressOf(attributes: Attributes): string | null {
  const isFeed = attributes['type']?.trim().toLowerCase() === 'rss'
  const address = attributes['xmlurl'] ?? (isFeed ? attributes['url'] : undefined)
  return address?.trim() || (isFeed ? '' : null)
}

/** Programs differ in which of the two they fill; `text` may hold markup. */
function foreignNames(attributes: Attributes): Pick<OpmlOutline, 'title' | 'feedTitle'> {
  return { title: titleOf(attributes), feedTitle: null }
}

function ownNames(attributes: Attributes): Pick<OpmlOutline, 'title' | 'feedTitle'> {
  const feedTitle = attributes[OWN.feed]
  return {
    title: ownLine(attributes[OWN.name] ?? attributes['text'] ?? '') || null,
    feedTitle: feedTitle === undefined ? null : ownLine(feedTitle),
  }
}

function titleOf(attributes: Attributes): string | null {
  const lines = [attributes['title'], attributes['text']].map(written => plainLine(written ?? ''))
  const line = lines.find(isVisible)
  return line === undefined ? null : shortened(line, LONGEST_TITLE)
}

function folderTitle(attributes: Attributes): string | null {
  if (placeIn(attributes, OWN.section) !== null) return ownLine(attributes['text'] ?? '') || null
  return titleOf(attributes)
}

function ownLine(text: string): string {
  return shortened(asLine(text), LONGEST_OWN_TITLE)
}

function placeIn(attributes: Attributes, name: string): number | null {
  const place = attributes[name] ?? ''
  return /^[1-9]\d{0,6}$/.test(place) ? Number(place) : null
}

/** `/Maroc/Sport,/Sport`: where a list has no folders, the first category stands for one. */
function categoryOf(written: string | undefined): Folder | null {
  const path = (written ?? '').split(',', 1)[0]?.split('/', DEEPEST_PATH) ?? []
  return path.reduce<Folder | null>((parent, part) => {
    const title = shortened(plainLine(part), LONGEST_TITLE)
    return title === '' ? parent : { title, parent }
  }, null)
}

/** The name of each folder's section. */
function sectionNames(outlines: readonly FoundOutline[]): (folder: Folder) => string {
  const paths = new Map<Folder, string>()
  const pathsOfTitle = new Map<string, Set<string>>()
  for (const { folder } of outlines) {
    if (folder === null || paths.has(folder)) continue
    const path = pathOf(folder)
    paths.set(folder, path)
    pathsOfTitle.set(folder.title, (pathsOfTitle.get(folder.title) ?? new Set()).add(path))
  }
  return folder => ((pathsOfTitle.get(folder.title)?.size ?? 0) > 1 ? (paths.get(folder) ?? '') : folder.title)
}

function pathOf(folder: Folder): string {
  const titles: string[] = []
  for (let at: Folder | null = folder; at && titles.length < DEEPEST_PATH; at = at.parent) titles.unshift(at.title)
  return titles.join(' / ')
}
