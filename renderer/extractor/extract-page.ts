// A newspaper's page to its article: the way into the rules. The document has no window: nothing in it loads or runs.
import { directionOf } from '../../shared/arabic/direction.ts'
import { type ExtractedPage, LONGEST_ARTICLE, type PageToExtract } from '../../shared/extractor/contract.ts'
import { isSamePicture } from '../../shared/pictures/identity.ts'
import { MOST_PICTURES } from '../../shared/pictures/listed.ts'
import { believedLanguage, languageOfText, languageTag } from '../../shared/press/language.ts'
import { ExpectedError } from '../../shared/result.ts'
import { wakePictures } from '../markup/wake-pictures.ts'
import { dropWall, isBeginning, readAccess } from './access.ts'
import { textOf, wholeTextOf } from './article-text.ts'
import { gatherCaptions } from './captions.ts'
import { cardsForEmbeds } from './cards.ts'
import { dropForeignPictures } from './facts/foreign-pictures.ts'
import { findLeadPicture, type LeadPicture, showLeadPicture } from './facts/lead-picture.ts'
import { readMetadata } from './facts/metadata.ts'
import { findArticle } from './find-article.ts'
import { showWaitingText } from './hidden.ts'
import { findNextPage } from './next-page.ts'
import { parsePage } from './parse-page.ts'
import { proseOf } from './prose.ts'
import { blocksOf, dropSiteBlocks } from './site-blocks.ts'
import { tidyArticle } from './tidy-article.ts'

export function extractPage({ bytes, url, siteBlocks = [], feed = {} }: PageToExtract): ExtractedPage {
  const { document, base } = parsePage(new TextDecoder().decode(bytes), url)
  const wholeText = wholeTextOf(document.body)
  wakePictures(document, { base })
  const { picture, access: told, ...metadata } = readMetadata(document, { base, url, feed })
  const access = readAccess(document, told)
  const lead = findLeadPicture(document, picture, url)
  const nextPage = findNextPage(document, url)
  cardsForEmbeds(document, base)
  gatherCaptions(document)
  const whole = proseOf(document.body, { hidden: true })
  showWaitingText(document, whole)
  // Which of several headlines on the page is the article's was decided above.
  if (metadata.title) document.title = metadata.title
  const found = findArticle(document, { url: base, summary: feed.summary ?? null, whole })
  if (!found) throw new ExpectedError('noArticle', 'There is no article on the page.')
  const title = metadata.title ?? found.title
  tidyArticle(found.content, { title, author: metadata.byline, base })
  const blocks = blocksOf(textOf(found.content), wholeText)
  dropSiteBlocks(found.content, siteBlocks)
  dropForeignPictures(found.content, url, lead?.address ?? null)
  const all = textOf(found.content)
  const isCut = isBeginning(all, access)
  if (isCut) dropWall(found.content)
  const text = isCut ? textOf(found.content) : all
  if (lead) showLeadPicture(found.content, lead)
  const html = found.content.innerHTML
  if (html.length > LONGEST_ARTICLE) throw new ExpectedError('tooLarge', 'The article is longer than any that is kept.')
  const declared = languageTag(found.language)
  const direction = directionOf(text, declared)
  return {
    title,
    byline: metadata.byline ?? metadata.writtenByline,
    siteName: metadata.siteName,
    publishedAt: metadata.publishedAt,
    language: believedLanguage(declared, direction, text) ?? languageOfText(text),
    direction,
    html,
    text,
    pictures: picturesIn(found.content, lead),
    nextPage,
    isBeginning: isCut,
    blocks,
  }
}

/** Each once, the one first that the page names. */
function picturesIn(content: Element, lead: LeadPicture | null): string[] {
  const shown = [...content.querySelectorAll('img')].map(image => image.src)
  const first = lead?.isNamed ? (shown.find(address => isSamePicture(address, lead.address)) ?? lead.address) : null
  const all = first === null ? shown : [first, ...shown]
  return [...new Set(all)].filter(address => /^https?:/.test(address)).slice(0, MOST_PICTURES)
}
