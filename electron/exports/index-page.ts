/** The page that leads to all pages of an export, by folder. */

import { escapeHtml } from '../../shared/exports/html.ts'
import { DIRECTIONS } from '../../shared/locales/languages.ts'
import type { FolderPath } from '../records/archive.ts'
import type { ArticleToExport } from '../records/exports.ts'
import { documentOf } from './article-page.ts'
import type { Words } from './words.ts'

/** What is remembered of a page that was written. */
export interface Listed
  extends Pick<ArticleToExport, 'title' | 'source' | 'publishedAt' | 'savedAt' | 'language' | 'direction' | 'folder'> {
  /** From the index. */
  readonly file: string
}

export function listedOf(article: ArticleToExport, file: string): Listed {
  const { title, source, publishedAt, savedAt, language, direction, folder } = article
  return { title, source, publishedAt, savedAt, language, direction, folder, file }
}

/** Folders in the reader's order; what is in none comes last. */
export function indexPage(
  all: readonly Listed[],
  folders: readonly FolderPath[],
  words: Words,
  madeAt: number,
): string {
  const keyOf = (path: FolderPath) => JSON.stringify(path)
  const byFolder = new Map<string, Listed[]>()
  for (const listed of all) {
    const own = byFolder.get(keyOf(listed.folder))
    if (own) own.push(listed)
    else byFolder.set(keyOf(listed.folder), [listed])
  }
  const known = new Set(folders.map(keyOf))
  const others = [...byFolder.keys()]
    .filter(key => key !== keyOf([]) && !known.has(key))
    .map(key => JSON.parse(key) as FolderPath)
  const paths: FolderPath[] = [...folders, ...others, []]
  const groups = paths.flatMap(path => groupOf(path, byFolder.get(keyOf(path)) ?? [], words))
  const title = words.t('exports.page.index')
  return documentOf({
    title,
    language: words.writing.language,
    direction: DIRECTIONS[words.writing.language],
    body: [
      `<header><h1>${escapeHtml(title)}</h1>`,
      `<p class="facts">${escapeHtml(words.t('exports.page.madeOn', { date: words.date(madeAt) }))}</p></header>`,
      ...groups,
    ].join('\n'),
  })
}

function groupOf(path: FolderPath, inside: readonly Listed[], words: Words): string[] {
  if (inside.length === 0) return []
  const name =
    path.length === 0
      ? words.html('exports.page.noFolder')
      : path.map(part => `<bdi dir="auto">${escapeHtml(part)}</bdi>`).join(' / ')
  const lines = inside.map(({ file, title, source, publishedAt, savedAt, language, direction }) => {
    const address = file.split('/').map(encodeURIComponent).join('/')
    const lang = language === null ? '' : ` lang="${escapeHtml(language)}"`
    const headline = escapeHtml(title || words.t('exports.untitled'))
    const from = source === '' ? '' : `<bdi dir="auto">${escapeHtml(source)}</bdi> · `
    return `<li><a href="${address}" dir="${direction}"${lang}><bdi>${headline}</bdi></a><br><span class="facts">${from}${escapeHtml(words.date(publishedAt ?? savedAt))}</span></li>`
  })
  return [`<nav><h2>${name}</h2><ul>`, ...lines, '</ul></nav>']
}
