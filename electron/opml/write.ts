/** The reader's newspapers as a list that any reader can read, and that brings all of them back here. */

import { withoutPassword } from '../../shared/addresses/password.ts'
import type { SectionId } from '../../shared/contract/ids.ts'
import type { Feed, Library, Section, Source } from '../../shared/contract/sources.ts'
import { isSampleAddress } from '../base/identity.ts'
import { NAMESPACE, OWN } from './own-attributes.ts'

type Attributes = Readonly<Record<string, string | null>>

/** The sample edition is left out: it comes with the app. */
export function writeOpml({ sections, sources }: Library, now: number): string {
  const listed = sources.map(onlyOnline).filter(({ feeds }) => feeds.length > 0)
  const lines = new Map<SectionId | null, string[]>()
  for (const [index, source] of listed.entries()) {
    const indent = source.sectionId === null ? '    ' : '      '
    const own = feedLines(source, index + 1).map(line => indent + line)
    const others = lines.get(source.sectionId)
    if (others) others.push(...own)
    else lines.set(source.sectionId, own)
  }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<opml version="2.0" ${attributesOf({ 'xmlns:warraq': NAMESPACE })}>`,
    '  <head>',
    '    <title>Warraq</title>',
    `    <dateCreated>${new Date(now).toUTCString()}</dateCreated>`,
    '  </head>',
    '  <body>',
    ...sections.flatMap((section, index) => folderLines(section, index + 1, lines.get(section.id) ?? [])),
    ...(lines.get(null) ?? []),
    '  </body>',
    '</opml>',
    '',
  ].join('\n')
}

function onlyOnline(source: Source): Source {
  return { ...source, feeds: source.feeds.filter(({ url }) => /^https?:/.test(url) && !isSampleAddress(url)) }
}

function folderLines({ title }: Section, place: number, lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  const attributes = { text: title, title, [OWN.section]: String(place) }
  return [`    <outline ${attributesOf(attributes)}>`, ...lines, '    </outline>']
}

function feedLines(source: Source, place: number): string[] {
  return source.feeds.map(feed => `<outline ${attributesOf(feedAttributes(source, feed, place))}/>`)
}

/** Attributes of the standard come first. Feeds of one newspaper are told apart by their own titles where they have any. */
function feedAttributes({ title, homepage, enabled, feeds }: Source, feed: Feed, place: number): Attributes {
  const name = (feeds.length > 1 && feed.title) || title
  return {
    type: 'rss',
    text: name,
    title: name,
    xmlUrl: withoutPassword(feed.url),
    htmlUrl: homepage === null ? null : withoutPassword(homepage),
    [OWN.source]: String(place),
    [OWN.name]: name === title ? null : title,
    [OWN.feed]: feed.title,
    [OWN.stopped]: enabled ? null : 'true',
  }
}

function attributesOf(attributes: Attributes): string {
  return Object.entries(attributes)
    .flatMap(([name, value]) => (value === null ? [] : [`${name}="${escaped(value)}"`]))
    .join(' ')
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** What XML cannot hold, not even as a reference: controls, halves of surrogate pairs, U+FFFE and U+FFFF. */
const NOT_XML = /[^\P{Cc}\t\n\r\u007f-\u009f]|\p{Cs}|[\ufffe\uffff]/gu

function escaped(text: string): string {
  return text
    .replace(NOT_XML, '')
    .replace(/[&<>"]/g, sign => ENTITIES[sign] ?? sign)
    .replace(/[\t\n\r]/g, space => `&#${space.charCodeAt(0)};`)
}
