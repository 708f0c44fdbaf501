// Where the same article goes on. `rel=next` alone is no proof: blogs put it on the next article.
import { leadsToNextPage } from '../../shared/press/words.ts'
import { shortWordsOf } from '../markup/plain-text.ts'

const PAGE_PARAMETERS = new Set(['page', 'p', 'pg', 'pagenum', 'paged', 'start'])

/** Letters of «continue to the next page». */
const LONGEST_LINK = 40
const ENDING = /(?:\/|\.\w{3,5})?$/
const NAME = /[^/]{12,}$/

export function findNextPage(document: Document, url: string): string | null {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('link[rel~=next][href], a[href]')]
  const next = links.filter(
    link => link.matches('[rel~=next]') || leadsToNextPage(shortWordsOf(link, LONGEST_LINK) ?? ''),
  )
  return next.map(link => link.getAttribute('href') ?? '').find(address => isNextOf(address, url)) ?? null
}

/** The same place with a higher number: `?page=2`, `/2`, `-2.html`. */
export function isNextOf(address: string, url: string): boolean {
  if (!URL.canParse(address) || !URL.canParse(url)) return false
  const next = new URL(address)
  const here = new URL(url)
  if (next.origin !== here.origin || next.href === here.href) return false
  return stemsOf(here).some(stem => numberIn(next, stem) === (numberIn(here, stem) ?? 1) + 1)
}

/** Where the first page may be: here, or where the number at the end of this address is taken off. */
function stemsOf({ pathname }: URL): string[] {
  const stem = pathname.replace(ENDING, '')
  const first = stem.replace(/[/_-](?:page\/)?\d{1,2}$/, '')
  // A number behind a word such as «news» names an article, one behind the article's own name a page.
  return NAME.test(first) && first !== stem ? [stem, first] : [stem]
}

/** Which page of the article at `stem` this is; null when it says nothing, or is another article's. */
function numberIn({ pathname, searchParams }: URL, stem: string): number | null {
  if (!pathname.startsWith(stem)) return null
  const [, inPath] = /^[/_-](?:page\/)?(\d{1,2})(?:\/|\.\w{3,5})?$/.exec(pathname.slice(stem.length)) ?? []
  if (inPath !== undefined) return Number(inPath)
  if (!/^(?:\/|\.\w{3,5})?$/.test(pathname.slice(stem.length))) return null
  for (const [name, value] of searchParams) if (PAGE_PARAMETERS.has(name.toLowerCase())) return Number(value)
  return null
}
