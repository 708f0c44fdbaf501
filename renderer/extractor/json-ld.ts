// What a page says about its article in the vocabulary of schema.org, for machines.

export interface Told {
  readonly publishedAt: string | null
  readonly byline: string | null
  readonly siteName: string | null
  readonly picture: string | null
}

const ARTICLE = /(?:^|\/)(?:\w*Article|BlogPosting|Report|Review|LiveBlogPosting)$/
const MOST_NODES = 200

export function readJsonLd(document: Document): Told {
  const scripts = document.querySelectorAll('script[type="application/ld+json"]')
  const nodes = [...scripts].flatMap(script => nodesOf(parse(script.textContent)))
  const article = nodes.find(node => typesOf(node).some(type => ARTICLE.test(type))) ?? {}
  return {
    publishedAt: textIn(article['datePublished']) ?? textIn(article['dateCreated']),
    byline: namesIn(article['author']),
    siteName: textIn(recordIn(article['publisher'])?.['name']),
    picture: addressIn(article['image']),
  }
}

type Node = Readonly<Record<string, unknown>>

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[)|(?:-->|\/\*\]\]>\*\/|\]\]>)\s*$/g, ''))
  } catch {
    // A page whose notes for machines are broken is still a page.
    return null
  }
}

/** One node, a list of them, or a graph. */
function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.slice(0, MOST_NODES).flatMap(nodesOf)
  const node = recordIn(value)
  if (!node) return []
  return Array.isArray(node['@graph']) ? [node, ...nodesOf(node['@graph'])] : [node]
}

function typesOf(node: Node): string[] {
  const type = node['@type']
  return (Array.isArray(type) ? type : [type]).filter((name): name is string => typeof name === 'string')
}

function namesIn(author: unknown): string | null {
  const authors = Array.isArray(author) ? author : [author]
  const names = authors.map(one => textIn(one) ?? textIn(recordIn(one)?.['name'])).filter(name => name !== null)
  return names.length > 0 ? names.join(/\p{Script=Arabic}/u.test(names[0] ?? '') ? '\u060c ' : ', ') : null
}

function addressIn(image: unknown): string | null {
  const first: unknown = Array.isArray(image) ? image[0] : image
  return textIn(first) ?? textIn(recordIn(first)?.['url'])
}

function recordIn(value: unknown): Node | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Node) : null
}

function textIn(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}
