/** Forms of which there is one file, with a piece for each article. */

import { type FileEnd, saveInPieces } from '../base/save-file.ts'
import type { ArticleToExport } from '../records/exports.ts'
import { isLinked, type Linked, linkedOf, netscapeFile } from './netscape.ts'
import { eachIn, type Work, type Written } from './work.ts'

export interface Pieces {
  readonly begin?: string
  readonly between?: string
  readonly end?: string
  pieceOf(article: ArticleToExport): string
}

export function writePieces(
  path: string,
  work: Work,
  { begin = '', between = '', end = '', pieceOf }: Pieces,
): Promise<Written> {
  return saveInPieces(path, async file => {
    await file.appendFile(begin)
    const written = await eachIn(work, async (article, { articles }) => {
      await file.appendFile(`${articles === 0 ? '' : between}${pieceOf(article)}`)
    })
    await file.appendFile(end)
    return written
  })
}

/** Links of one folder stand together: all of them are read first. */
export function writeNetscape(path: string, work: Work): Promise<Written> {
  return saveInPieces(path, async (file: FileEnd) => {
    const links: Linked[] = []
    const written = await eachIn(work, async article => void links.push(linkedOf(article)))
    const linked = links.filter(isLinked)
    await file.appendFile(netscapeFile(linked, work.order.contents.folders, work.words.t('exports.page.index')))
    return { ...written, articles: linked.length, withoutAddress: links.length - linked.length }
  })
}
