/** What a page says about itself and where it leads, as it is written. In linear time, whatever the page is made of. */

import { walkHtml } from '../html/html-tokens.ts'

export interface WrittenLink {
  /** `<link>` declares, `<a>` shows. */
  readonly kind: 'declared' | 'shown'
  readonly href: string
  readonly relation: string
  readonly type: string
  readonly title: string | null
  /** `hreflang`. */
  readonly language: string | null
}

export interface WrittenPage {
  /** Whether there was any sign of HTML at all. */
  readonly isPage: boolean
  readonly base: string | null
  readonly title: string | null
  /** What the site calls itself (`og:site_name`). */
  readonly siteName: string | null
  readonly generator: string | null
  /** Content of `http-equiv=refresh`, which sends visitors to another page. */
  readonly refresh: string | null
  readonly links: readonly WrittenLink[]
}

type Attributes = Readonly<Record<string, string>>

const SIGNS = new Set(['html', 'head', 'body', 'title', 'link', 'meta', 'a', 'div', 'p'])
const READ = new Set(['link', 'a', 'base', 'meta'])
const MOST_LINKS = 5000
const LONGEST_TEXT = 500

export function collectLinks(html: string): WrittenPage {
  const page = { isPage: false, base: null, title: null, siteName: null, generator: null, refresh: null } as {
    -readonly [K in Exclude<keyof WrittenPage, 'links'>]: WrittenPage[K]
  }
  const links: WrittenLink[] = []
  /** The open anchor, whose words are still to come. */
  let anchor: Attributes | null = null
  let words = ''
  let isTitle = false
  let isWithoutScript = false

  function endAnchor(): void {
    if (anchor) keep(linkOf('shown', anchor, anchor['title'] || words))
    anchor = null
  }
  function keep(link: WrittenLink): void {
    if (link.href !== '' && links.length < MOST_LINKS) links.push(link)
  }

  walkHtml(html, {
    attributesOf: READ,
    open(name, attributes) {
      page.isPage ||= SIGNS.has(name)
      if (name === 'base') page.base ??= attributes['href'] ?? null
      else if (name === 'link') keep(linkOf('declared', attributes, attributes['title']))
      else if (name === 'noscript') isWithoutScript = true
      else if (name === 'meta') readMeta(page, attributes, isWithoutScript)
      else if (name === 'a') {
        endAnchor()
        anchor = attributes
        words = ''
      } else if (name === 'title') isTitle = page.title === null
    },
    text(piece) {
      if (isTitle) page.title = `${page.title ?? ''}${piece}`.slice(0, LONGEST_TEXT)
      else if (anchor && words.length < LONGEST_TEXT) words += piece
    },
    close(name) {
      if (name === 'a') endAnchor()
      else if (name === 'title') isTitle = false
      else if (name === 'noscript') isWithoutScript = false
    },
  })
  endAnchor()
  return { ...page, links }
}

function linkOf(kind: WrittenLink['kind'], attributes: Attributes, title: string | undefined): WrittenLink {
  return {
    kind,
    href: attributes['href']?.trim() ?? '',
    relation: attributes['rel'] ?? '',
    type: attributes['type'] ?? '',
    title: title?.trim() || null,
    language: attributes['hreflang'] ?? null,
  }
}

interface Told {
  siteName: string | null
  generator: string | null
  refresh: string | null
}

/** A refresh inside `noscript` is left out: it leads to a page that asks for a script. */
function readMeta(page: Told, attributes: Attributes, isWithoutScript: boolean): void {
  if (attributes['http-equiv']?.trim().toLowerCase() === 'refresh' && !isWithoutScript) {
    page.refresh ??= attributes['content'] ?? null
  }
  const name = (attributes['property'] ?? attributes['name'] ?? '').toLowerCase()
  if (name === 'og:site_name') page.siteName ??= attributes['content'] ?? null
  if (name === 'generator') page.generator ??= attributes['content'] ?? null
}
