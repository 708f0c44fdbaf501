/**
 * One bookmark out of an archive that anybody may have written: each of its fields is looked at, and what it must not have
 * is taken off. What it has beside these is of a newer version, and left alone.
 */

import { hash } from 'node:crypto'
import { LONGEST_CONTEXT, LONGEST_NOTE, LONGEST_QUOTE } from '../../../shared/contract/shelf.ts'
import { isRecord } from '../../../shared/json.ts'
import { isLikeness } from '../../../shared/pictures/likeness.ts'
import type { ArchivedHighlight, ArchivedPicture, BookmarkToImport, VersionToImport } from '../../records/archive.ts'
import { packBody } from '../../records/body.ts'
import {
  BadRecordError,
  instant,
  LONGEST_ADDRESS,
  line,
  list,
  name,
  orNull,
  paragraph,
  readJson,
  readPath,
  share,
  text,
  unknown,
  webAddress,
} from './fields.ts'

const LONGEST_LEAD = 1_000
const LONGEST_TEXT = 20 * 1024 * 1024
/** What `unpackBody` still opens. */
const LONGEST_BODY = 39 * 1024 * 1024
const MOST_PICTURES = 1_000
const MOST_TAGS = 1_000
const MOST_HIGHLIGHTS = 10_000
const MOST_VERSIONS = 200

/** @throws BadRecordError `unknown`, `altered` */
export function readBookmark(bytes: Uint8Array): BookmarkToImport {
  const entry = readJson(bytes)
  if (!isRecord(entry)) throw unknown('it is no object')
  const pictures = list(entry['pictures'], MOST_PICTURES, pictureOf)
  const picture = orNull(entry['picture'], value => text(value, LONGEST_ADDRESS))
  const notedAt = orNull(entry['notedAt'], instant)
  const note = paragraph(entry['note'], LONGEST_NOTE)
  return {
    ...textOf(entry),
    feed: text(entry['feed'], LONGEST_ADDRESS),
    guid: text(entry['guid'], LONGEST_ADDRESS),
    address: orNull(entry['address'], webAddress),
    author: orNull(entry['author'], line),
    newspaper: line(entry['newspaper']),
    publishedAt: instant(entry['publishedAt']),
    lead: text(entry['lead'], LONGEST_LEAD),
    picture: pictures.some(({ address }) => address === picture) ? picture : null,
    pictures,
    savedAt: instant(entry['savedAt']),
    readAt: orNull(entry['readAt'], instant),
    position: orNull(entry['position'], share),
    folder: readPath(entry['folder']),
    tags: list(entry['tags'], MOST_TAGS, name),
    note,
    notedAt: note === '' ? null : notedAt,
    highlights: list(entry['highlights'], MOST_HIGHLIGHTS, highlightOf),
    versions: list(entry['versions'], MOST_VERSIONS, versionOf),
  }
}

/** @throws BadRecordError `altered` where the text is not the one that was written */
function textOf(entry: Record<string, unknown>) {
  const html = text(entry['html'], LONGEST_TEXT)
  const plain = text(entry['text'], LONGEST_TEXT)
  if (hash('sha256', plain, 'hex') !== entry['textSha256']) throw new BadRecordError('altered', 'another text')
  if (Buffer.byteLength(html) + Buffer.byteLength(plain) > LONGEST_BODY)
    throw new BadRecordError('tooLarge', 'the text is a library')
  const { direction } = entry
  if (direction !== 'rtl' && direction !== 'ltr') throw unknown('it has no direction')
  return {
    title: line(entry['title']),
    body: packBody({ html, text: plain }),
    language: orNull(entry['language'], line),
    direction,
    base: orNull(entry['base'], value => text(value, LONGEST_ADDRESS)),
  } as const
}

function versionOf(value: unknown): VersionToImport {
  if (!isRecord(value)) throw unknown('a version is no object')
  return {
    ...textOf(value),
    seenFrom: instant(value['seenFrom']),
    seenUntil: orNull(value['seenUntil'], instant),
  }
}

function pictureOf(value: unknown): ArchivedPicture {
  if (!isRecord(value)) throw unknown('a picture is no object')
  const { sha256, likeness } = value
  return {
    address: text(value['address'], LONGEST_ADDRESS),
    sha256: typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256) ? sha256 : null,
    likeness: typeof likeness === 'string' && isLikeness(likeness) ? likeness : null,
  }
}

function highlightOf(value: unknown): ArchivedHighlight {
  if (!isRecord(value)) throw unknown('a highlight is no object')
  const start = value['start']
  if (!Number.isSafeInteger(start) || Number(start) < 0) throw unknown('a highlight begins nowhere')
  return {
    quote: text(value['quote'], LONGEST_QUOTE),
    prefix: text(value['prefix'], LONGEST_CONTEXT),
    suffix: text(value['suffix'], LONGEST_CONTEXT),
    start: Number(start),
    note: paragraph(value['note'], LONGEST_NOTE),
    madeAt: instant(value['madeAt']),
  }
}
