// An article taken along: as text, as a citation, as PDF, on paper.
import { withoutVowels } from '../../shared/arabic/vowels.ts'
import type { Article } from '../../shared/contract/reading.ts'
import { plainDate } from '../../shared/locales/dates.ts'
import { DIRECTIONS, type Writing } from '../../shared/locales/languages.ts'
import { isolated, isolatedAddress, withoutIsolates, writtenName } from '../../shared/press/names.ts'
import type { Result } from '../../shared/result.ts'
import type { ShownPage } from '../articles/shown-page.ts'
import { reader } from '../base/reader.ts'
import { writtenHeadline } from '../language/headline.ts'
import { translate } from '../language/translate.ts'
import { linesOf } from '../markup/plain-text.ts'
import { tell, tellFailure } from '../notices/toasts.ts'
import { tellWritten } from '../notices/written.ts'
import { settingsCell } from '../preferences/preferences.ts'
import { originOf } from './origin.ts'
import { hideVowels } from './text/hide-vowels.ts'

export async function copyText({ article, content }: ShownPage): Promise<void> {
  const { author } = article
  const title = headlineAsGiven(article)
  const facts = [withoutIsolates(published(article, settingsCell.get())), author].filter(fact => fact !== null)
  const text = [title, facts.join('\n'), ...linesOf(content), article.url].filter(part => part !== null)
  toldWhen(await reader.request.copy(text.join('\n\n')), translate('paper.textCopied'))
}

export async function copyCitation({ article }: ShownPage): Promise<void> {
  const citation = citationOf(article, Date.now(), settingsCell.get())
  toldWhen(await reader.request.copy(citation), translate('paper.citationCopied'))
}

export async function savePdf(page: ShownPage): Promise<void> {
  const saved = await reader.request.savePdf(sheetOf(page, 'toBeSearched'))
  if (!saved.ok) tellFailure(saved)
  else if (saved.value !== null) tellWritten(translate('paper.saved', { file: isolatedAddress(saved.value) }))
}

export async function printArticle(page: ShownPage): Promise<void> {
  const printed = await reader.request.printSheet(sheetOf(page, 'toBeRead'))
  if (!printed.ok) tellFailure(printed)
}

/** Who, what, where, when; then the address and the day on which it was read, each on a line of its own. */
export function citationOf(article: Article, now: number, writing: Writing) {
  const { author, sourceTitle, publishedAt, url } = article
  const values = {
    title: headlineAsGiven(article),
    source: sourceTitle,
    date: plainDate(publishedAt, writing),
    author: author ?? '',
  }
  const named = translate(author === null ? 'paper.citation' : 'paper.citationWithAuthor', values)
  return [named, url, readOn(now, writing)].filter(line => line !== null).join('\n')
}

/** As it came, for what is quoted; a word for it where nothing came. */
function headlineAsGiven(article: Article): string {
  return article.title || writtenHeadline(article, translate, settingsCell.get()).text
}

function toldWhen(done: Result<void>, words: string): void {
  if (done.ok) tell(words)
  else tellFailure(done)
}

function published(article: Article, writing: Writing): string {
  const source = isolated(article.sourceTitle, article.sourceLanguage)
  return originOf(article)
    .map(({ text, at }) => translate(text, { source, date: plainDate(at, writing) }))
    .join('')
}

function readOn(now: number, writing: Writing): string {
  return translate('paper.readOn', { date: plainDate(now, writing) })
}

function sheetOf({ article, content, lead }: ShownPage, purpose: 'toBeRead' | 'toBeSearched') {
  const settings = settingsCell.get()
  const paper = document.implementation.createHTMLDocument('')
  const make = (name: string, className: string, ...inside: readonly (Node | string)[]) => {
    const element = paper.createElement(name)
    if (className) element.className = className
    element.append(...inside)
    return element
  }
  const { text: headline } = writtenHeadline(article, translate, settings)
  const title = settings.vowels ? headline : withoutVowels(headline)
  const facts = [
    { text: published(article, settings), direction: DIRECTIONS[settings.language] },
    ...(article.author === null ? [] : [writtenName(article.author, article.language)]),
  ]
  const lines = facts.map(({ text, direction }) => {
    const line = make('p', 'facts', text)
    line.dir = direction
    return line
  })
  const header = make('header', '', make('h1', '', title), ...lines)
  const text = paper.importNode(content, true)
  if (!settings.vowels) hideVowels(text)
  const address = make('bdi', '', article.url ?? '')
  address.dir = 'ltr'
  const footer = make('footer', '', address, paper.createElement('br'), readOn(Date.now(), settings))
  const picture = lead === null ? [] : [leadOf(paper, lead)]
  const sheet = make('main', 'sheet', header, ...picture, text, footer)
  sheet.toggleAttribute('data-searched', purpose === 'toBeSearched')
  sheet.dir = article.direction
  sheet.lang = article.language ?? ''
  for (const image of sheet.querySelectorAll('img')) keepShown(image, article)
  // The name of the document, wherever in it this stands: a PDF bears it.
  const name = make('title', '', headline)
  return { title: headline, html: name.outerHTML + sheet.outerHTML }
}

function leadOf(paper: Document, key: string): HTMLImageElement {
  const image = paper.createElement('img')
  image.setAttribute('src', `app://picture/${key}`)
  return image
}

/** What is hidden on the screen is not printed either, and paper does not scroll to its pictures. */
function keepShown(image: HTMLImageElement, { pictureStates }: Article): void {
  const key = image.getAttribute('src')?.slice(-32) ?? ''
  if (pictureStates[key]?.kind === 'kept') image.removeAttribute('loading')
  else (image.closest('figure') ?? image).remove()
}
