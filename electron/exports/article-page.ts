/**
 * An article as a page by itself: its pictures are in it, nothing of it comes over a network, and it has no script. What
 * stands in it comes from a tree (`shared/exports/tree.ts`) and is escaped; should anything else ever come into it, its own
 * policy lets nothing of that load or run.
 */

import type { PictureKey } from '../../shared/contract/ids.ts'
import { escapeHtml, htmlOf } from '../../shared/exports/html.ts'
import type { TreeNode } from '../../shared/exports/tree.ts'
import { DIRECTIONS } from '../../shared/locales/languages.ts'
import type { ArticleToExport } from '../records/exports.ts'
import { PAGE_STYLE } from './page-style.ts'
import type { Words } from './words.ts'

export interface ArticleText {
  readonly content: readonly TreeNode[]
  readonly lead: PictureKey | null
}

export interface ArticlePage {
  readonly article: ArticleToExport
  readonly text: ArticleText
  readonly words: Words
  /** Address of a picture; null: it is not at hand. */
  pictureAt(key: PictureKey): string | null
  /** Levels that the text's headings go up by: they are made to stand below one of the second level. */
  readonly raised: number
}

export const PAGE_POLICY =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

/** The whole document. */
export function articlePage(page: ArticlePage): string {
  const { article, words } = page
  return documentOf({
    title: article.title || words.t('exports.untitled'),
    language: article.language ?? '',
    direction: article.direction,
    body: articleMarkup(page),
  })
}

/** What stands in its body; for paper, too. */
export function articleMarkup({ article, text, words, pictureAt, raised }: ArticlePage): string {
  const { title, direction, language, author, note, highlights, tags, folder } = article
  const own = `dir="${direction}"${language === null ? '' : ` lang="${escapeHtml(language)}"`}`
  const ours = `dir="${DIRECTIONS[words.writing.language]}" lang="${words.writing.language}"`
  const lead = text.lead === null ? null : pictureAt(text.lead)
  const filed = [...(folder.length > 0 ? [folder.join(' / ')] : []), ...tags.map(tag => `#${tag}`)]
  return [
    `<main class="sheet" data-searched ${own}>`,
    '<header>',
    `<h1>${escapeHtml(title || words.t('exports.untitled'))}</h1>`,
    `<p class="facts" ${ours}>${escapeHtml(words.published(article))}</p>`,
    author === null ? '' : `<p class="facts" dir="auto">${escapeHtml(author)}</p>`,
    filed.length === 0
      ? ''
      : `<p class="facts">${filed.map(name => `<bdi dir="auto">${escapeHtml(name)}</bdi>`).join(' · ')}</p>`,
    '</header>',
    lead === null ? '' : `<img class="lead" src="${escapeHtml(lead)}" alt="">`,
    htmlOf(text.content, { pictureAt, raised }),
    '</main>',
    note === ''
      ? ''
      : `<aside class="own"><h2 ${ours}>${words.html('exports.page.note')}</h2>${paragraphs(note)}</aside>`,
    highlights.length === 0
      ? ''
      : `<aside class="own"><h2 ${ours}>${words.html('exports.page.highlights')}</h2>${highlights
          .map(
            ({ quote, note: remark }) =>
              `<blockquote ${own}>${escapeHtml(quote)}</blockquote>${remark === '' ? '' : paragraphs(remark)}`,
          )
          .join('')}</aside>`,
    `<footer><h2 ${ours}>${words.html('exports.page.citation')}</h2><p ${ours} class="citation">${words
      .citation(article)
      .split('\n')
      .map(line => (/^\w+:\/\/\S+$/.test(line) ? `<bdi dir="ltr">${escapeHtml(line)}</bdi>` : escapeHtml(line)))
      .join('<br>')}</p></footer>`,
  ]
    .filter(Boolean)
    .join('\n')
}

/** What the reader wrote: each line in its own direction. */
function paragraphs(text: string): string {
  return text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => `<p dir="auto">${escapeHtml(line)}</p>`)
    .join('')
}

export interface PageParts {
  readonly title: string
  readonly language: string
  readonly direction: string
  /** Markup. */
  readonly body: string
}

export function documentOf({ title, language, direction, body }: PageParts): string {
  return `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`
}
