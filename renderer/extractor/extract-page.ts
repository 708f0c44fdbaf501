// A newspaper's page to its article: the way into the rules. The document has no window: nothing in it loads or runs.
import { Readability } from '@mozilla/readability'
import { directionOf } from '../../shared/arabic/direction.ts'
import { type ExtractedPage, LONGEST_ARTICLE, type PageToExtract } from '../../shared/extractor/contract.ts'
import { countsReaders, isUnseen } from '../../shared/pictures/counters.ts'
import { believedLanguage, languageOfText, languageTag } from '../../shared/press/language.ts'
import { ExpectedError } from '../../shared/result.ts'
import { textOf } from './article-text.ts'
import { cardsForEmbeds } from './cards.ts'
import { removeClutter } from './clutter.ts'
import { wakePictures } from './lazy-pictures.ts'
import { findLeadPicture, isSamePicture, type LeadPicture, showLeadPicture } from './lead-picture.ts'
import { plainName, readMetadata } from './metadata.ts'
import { findNextPage } from './next-page.ts'
import { parsePage } from './parse-page.ts'
import { tidyArticle } from './tidy-article.ts'

const MOST_PICTURES = 60

export function extractPage({ bytes, url }: PageToExtract): ExtractedPage {
  const page = parsePage(new TextDecoder().decode(bytes), url)
  const { document, base } = page
  wakePictures(document, base)
  const { picture, ...metadata } = readMetadata(page)
  const lead = findLeadPicture(document, picture)
  const nextPage = findNextPage(document, url)
  cardsForEmbeds(document)
  removeClutter(document)
  const found = new Readability<Element>(document, { serializer: node => node as Element }).parse()
  if (!found?.content) throw new ExpectedError('noArticle', 'There is no article on the page.')
  tidyArticle(found.content, found.title ?? null, base)
  const text = textOf(found.content)
  if (lead) showLeadPicture(found.content, lead)
  const html = found.content.innerHTML
  if (html.length > LONGEST_ARTICLE) throw new ExpectedError('tooLarge', 'The article is longer than any that is kept.')
  const declared = languageTag(found.lang)
  const direction = directionOf(text, declared)
  return {
    title: found.title || null,
    byline: metadata.byline ?? plainName(found.byline) ?? metadata.writtenByline,
    siteName: metadata.siteName ?? (found.siteName || null),
    publishedAt: metadata.publishedAt,
    language: believedLanguage(declared, direction, text) ?? languageOfText(text),
    direction,
    html,
    text,
    pictures: picturesIn(found.content, lead),
    nextPage,
  }
}

/** The lead picture first, each once. */
function picturesIn(content: Element, lead: LeadPicture | null): string[] {
  const shown = [...content.querySelectorAll('img')].filter(image => !isCounter(image)).map(image => image.src)
  const all = lead ? [shown.find(address => isSamePicture(address, lead.address)) ?? lead.address, ...shown] : shown
  return [...new Set(all)].filter(address => /^https?:/.test(address)).slice(0, MOST_PICTURES)
}

function isCounter(image: HTMLImageElement): boolean {
  return isUnseen(name => image.getAttribute(name)) || countsReaders(image.src)
}
