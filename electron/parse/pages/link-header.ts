/** `Link` headers (RFC 8288), read like the links in a page. */

import type { WrittenLink } from './feed-links.ts'

const MOST = 50
const PARAMETER = /;\s*([\w-]+)\*?\s*=\s*(?:"([^"]*)"|([^\s;,"]*))/g

/** Parses `<https://w.example/feed>; rel="alternate"; type="application/rss+xml", …`. */
export function linksInHeader(header: string | undefined): WrittenLink[] {
  const written = (header ?? '').split('<', MOST + 1).slice(1)
  return written.flatMap(link => {
    const end = link.indexOf('>')
    return end < 0 ? [] : [linkTo(link.slice(0, end).trim(), parametersIn(link.slice(end + 1)))]
  })
}

function linkTo(href: string, said: ReadonlyMap<string, string>): WrittenLink {
  return {
    kind: 'declared',
    href,
    relation: said.get('rel') ?? '',
    type: said.get('type') ?? '',
    title: said.get('title') || null,
    language: said.get('hreflang') ?? null,
  }
}

function parametersIn(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(PARAMETER)].map(([, name = '', quoted, bare]) => [name.toLowerCase(), quoted ?? bare ?? '']),
  )
}
