/** An article as a Markdown file: facts in front (YAML 1.2), the text, then what the reader wrote. */

import type { PictureKey } from '../../shared/contract/ids.ts'
import { markdownOf } from '../../shared/exports/markdown.ts'
import { escapeMarkdown, escapeTarget, markdownLines } from '../../shared/exports/markdown-text.ts'
import type { ArticleToExport } from '../records/exports.ts'
import type { ArticleText } from './article-page.ts'
import type { Words } from './words.ts'

export interface MarkdownFile {
  readonly article: ArticleToExport
  readonly text: ArticleText
  readonly words: Words
  /** Where the file of a picture lies, from this one; null: it is not at hand. */
  pictureAt(key: PictureKey): string | null
}

/** Headings of the text begin two levels below the first in the tree. */
const RAISED = 1

export function markdownFile({ article, text, words, pictureAt }: MarkdownFile): string {
  const { title, note, highlights } = article
  const lead = text.lead === null ? null : pictureAt(text.lead)
  const parts = [
    frontMatter(article),
    `# ${heading(title || words.t('exports.untitled'))}`,
    lead === null ? '' : `![](${escapeTarget(lead)})`,
    markdownOf(text.content, { pictureAt, raised: RAISED }),
    ...(note === '' ? [] : [`## ${escapeMarkdown(words.t('exports.page.note'))}`, markdownLines(note)]),
    ...(highlights.length === 0 ? [] : [`## ${escapeMarkdown(words.t('exports.page.highlights'))}`]),
    ...highlights.flatMap(({ quote, note: remark }) => [quoted(markdownLines(quote)), markdownLines(remark)]),
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

function heading(title: string): string {
  return escapeMarkdown(title.replace(/\s+/g, ' ').trim()).replace(/(?<!#)#+$/, signs => signs.replaceAll('#', '\\#'))
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map(line => (line === '' ? '>' : `> ${line}`))
    .join('\n')
}

function frontMatter(article: ArticleToExport): string {
  const { title, author, source, address, publishedAt, savedAt, language, direction, folder, tags, textSha256 } =
    article
  const facts: readonly (readonly [string, unknown])[] = [
    ['title', title],
    ['source', source],
    ['author', author ?? ''],
    ['date', publishedAt === null ? '' : instant(publishedAt)],
    ['url', address ?? ''],
    ['saved', instant(savedAt)],
    ['lang', language ?? ''],
    ['dir', direction],
    ['folder', folder],
    ['tags', tags],
    ['sha256', textSha256],
  ]
  const lines = facts.flatMap(([name, value]) =>
    value === '' || (Array.isArray(value) && value.length === 0) ? [] : [`${name}: ${yaml(value)}`],
  )
  return ['---', ...lines, '---'].join('\n')
}

function instant(at: number): string {
  const day = new Date(at)
  return Number.isNaN(day.getTime()) ? '' : day.toISOString()
}

/** JSON is YAML, but for signs that YAML takes for the end of a line or for none at all (YAML 1.2, 5.1 and 5.4). */
function yaml(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
