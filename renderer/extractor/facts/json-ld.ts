// What a page says about its article in the vocabulary of schema.org, for machines: in JSON, and as newspapers write it.
import { parseLooseJson } from '../../../shared/extractor/loose-json.ts'
import { isSameHeadline } from '../../../shared/press/headlines.ts'

export interface Told {
  readonly headline: string | null
  readonly publishedAt: string | null
  /** Names of persons, and what may be one. */
  readonly authors: readonly string[]
  /** Names of who publishes it, the surest first. */
  readonly sites: readonly string[]
  readonly picture: string | null
  /** The signs of who publishes it. */
  readonly logos: readonly string[]
  readonly access: ToldAccess
}

/** What a page says of how much of its article is free. */
export interface ToldAccess {
  /** Not all of it. */
  readonly isLocked: boolean
  /** Of the whole article. */
  readonly words: number | null
}

export interface Wanted {
  readonly url: string
  /** What the page calls its article elsewhere. */
  readonly titles: readonly string[]
}

const ARTICLE = /(?:^|\/)(?:\w*Article|BlogPosting|Report|Review|LiveBlogPosting)$/
const PAGE = /(?:^|\/)\w*Page$/
const NO_PERSON = /(?:^|\/)(?:\w*Organization|Corporation|NewsAgency|Brand)$/
const SITE = /(?:^|\/)(?:WebSite|NewsMediaOrganization)$/
const MOST_NODES = 500

export function readJsonLd(document: Document, wanted: Wanted): Told {
  const scripts = document.querySelectorAll('script[type*="ld+json" i]')
  const nodes = [...scripts].flatMap(script => parseLooseJson(script.textContent).flatMap(nodesOf)).slice(0, MOST_NODES)
  const resolve = resolver(nodes)
  const article = bestOf(nodes.filter(isArticle), wanted) ?? {}
  const page = nodes.find(node => isOf(node, PAGE)) ?? {}
  return {
    headline: textIn(article['headline']) ?? textIn(article['name']),
    publishedAt: textIn(article['datePublished']) ?? textIn(page['datePublished']) ?? textIn(article['dateCreated']),
    authors: listOf(article['author'] ?? article['creator']).flatMap(author => namesIn(resolve(author))),
    sites: [article['publisher'], ...nodes.filter(node => isOf(node, SITE))].flatMap(site => nameIn(resolve(site))),
    logos: [article['publisher'], ...nodes.filter(node => isOf(node, SITE))]
      .map(site => addressIn(recordIn(resolve(site))?.['logo'], resolve))
      .filter(logo => logo !== null),
    picture: addressIn(article['image'], resolve) ?? addressIn(page['primaryImageOfPage'], resolve),
    access: {
      isLocked: [article, page, ...listOf(article['hasPart']), ...listOf(page['hasPart'])].some(isLocked),
      words: wordsTold(article),
    },
  }
}

function isLocked(part: unknown): boolean {
  return /^(?:https?:\/\/schema\.org\/)?false$/i.test(String(recordIn(part)?.['isAccessibleForFree'] ?? ''))
}

function wordsTold(article: Node): number | null {
  const count = Number(article['wordCount'])
  if (Number.isSafeInteger(count) && count > 0) return count
  return textIn(article['articleBody'])?.split(/\s+/).length ?? null
}

type Node = Readonly<Record<string, unknown>>
type Resolve = (value: unknown) => unknown

/** One node, a list of them, or a graph; the article may be what a page is about. */
function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.slice(0, MOST_NODES).flatMap(nodesOf)
  const node = recordIn(value)
  if (!node) return []
  return [node, ...[node['@graph'], node['mainEntity']].flatMap(part => (part === undefined ? [] : nodesOf(part)))]
}

/** `{"@id": …}` stands for the node that has this name and says more. One step: what that one refers to is its business. */
function resolver(nodes: readonly Node[]): Resolve {
  const named = new Map<unknown, Node>()
  for (const node of nodes) {
    const id = node['@id']
    if (typeof id === 'string' && Object.keys(node).length > Object.keys(named.get(id) ?? {}).length)
      named.set(id, node)
  }
  return value => {
    const node = recordIn(value)
    const id = node?.['@id']
    return node && typeof id === 'string' ? { ...named.get(id), ...node } : value
  }
}

/** Pages tell of other articles, too: this one has the page's address, or its headline. */
function bestOf(articles: readonly Node[], { url, titles }: Wanted): Node | null {
  const score = (node: Node) => {
    const headline = textIn(node['headline']) ?? textIn(node['name']) ?? ''
    const places = [node['url'], node['@id'], node['mainEntityOfPage'], recordIn(node['mainEntityOfPage'])?.['@id']]
    return (
      (titles.some(title => isSameHeadline(title, headline)) ? 4 : 0) +
      (places.some(place => typeof place === 'string' && isSamePlace(place, url)) ? 2 : 0) +
      (isOf(node, /Review$/) ? 0 : 1)
    )
  }
  return articles.reduce<Node | null>((best, node) => (best && score(best) >= score(node) ? best : node), null)
}

function isSamePlace(place: string, url: string): boolean {
  const path = (address: string) =>
    URL.canParse(address) ? new URL(address).pathname.replace(/\/$/, '').toLowerCase() : null
  const own = path(url)
  return own !== null && own !== '' && path(place) === own
}

function isArticle(node: Node): boolean {
  return isOf(node, ARTICLE)
}

function isOf(node: Node, type: RegExp): boolean {
  return listOf(node['@type']).some(name => typeof name === 'string' && type.test(name))
}

/** An organisation is nobody who writes. */
function namesIn(author: unknown): string[] {
  const node = recordIn(author)
  if (node && isOf(node, NO_PERSON)) return []
  return nameIn(author)
}

function nameIn(value: unknown): string[] {
  return [textIn(value) ?? textIn(recordIn(value)?.['name'])].filter(name => name !== null)
}

function addressIn(image: unknown, resolve: Resolve): string | null {
  const first = resolve(listOf(image)[0])
  const node = recordIn(first)
  return textIn(first) ?? textIn(listOf(node?.['url'])[0]) ?? textIn(node?.['contentUrl'])
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}

function recordIn(value: unknown): Node | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Node) : null
}

function textIn(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}
