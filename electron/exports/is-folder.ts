import type { ExportFormat } from '../../shared/contract/exchange.ts'

/** Of more than one article, a form with a file for each is a folder; Markdown has its pictures beside it. */
export function isFolderOf(format: ExportFormat, articles: number): boolean {
  return format === 'markdown' || ((format === 'html' || format === 'pdf') && articles > 1)
}
