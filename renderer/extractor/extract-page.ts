// A newspaper's page to its article, with the browser's own parser. The document has no window: nothing in it loads or runs.
import { Readability } from '@mozilla/readability'
import { directionOf } from '../../shared/arabic/direction.ts'
import { type ExtractedPage, LONGEST_ARTICLE, type PageToExtract } from '../../shared/extractor.ts'
import { ExpectedError } from '../../shared/result.ts'

export function extractPage({ bytes, url }: PageToExtract): ExtractedPage {
  const page = parsePage(new TextDecoder().decode(bytes), url)
  const article = new Readability<Element>(page, { serializer: node => node as Element }).parse()
  if (!article?.content) throw new ExpectedError('noArticle', 'There is no article on the page.')
  const html = article.content.innerHTML
  if (html.length > LONGEST_ARTICLE) throw new ExpectedError('tooLarge', 'The article is longer than any that is kept.')
  const language = article.lang || null
  return {
    title: article.title || null,
    byline: article.byline || null,
    siteName: article.siteName || null,
    publishedAt: instantOf(article.publishedTime),
    language,
    direction: directionOf(article.textContent ?? '', language),
    html,
    text: article.textContent ?? '',
    pictures: [...article.content.querySelectorAll('img')].map(image => image.src).filter(isWebAddress),
    nextPage: null,
  }
}

/** Relative addresses in it start at `url`, whatever a `base` of its own says about other origins. */
function parsePage(html: string, url: string): Document {
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const element of page.querySelectorAll('base')) element.remove()
  const base = page.createElement('base')
  base.href = url
  page.head.prepend(base)
  return page
}

function instantOf(date: string | null | undefined): number | null {
  const instant = Date.parse(date ?? '')
  return Number.isNaN(instant) ? null : instant
}

function isWebAddress(address: string): boolean {
  return /^https?:/.test(address)
}
