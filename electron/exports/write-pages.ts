/** Forms with a file for each article, laid out. */

import { join } from 'node:path'
import type { PictureKey } from '../../shared/contract/ids.ts'
import { ExpectedError } from '../../shared/result.ts'
import { type NewFolder, saveFile, saveFolder } from '../base/save-file.ts'
import type { ArticleToExport } from '../records/exports.ts'
import { articleMarkup, articlePage } from './article-page.ts'
import { fileNames } from './file-names.ts'
import { indexPage, type Listed, listedOf } from './index-page.ts'
import { isFolderOf } from './is-folder.ts'
import { markdownFile } from './markdown-file.ts'
import { dataUrl, type ShownPictures } from './shown-pictures.ts'
import { type Counts, eachIn, laidOut, type Press, type Work, type Written } from './work.ts'

export async function writeHtml(path: string, work: Work): Promise<Written> {
  const { words, order } = work
  const pageOf = async (article: ArticleToExport, counts: Counts) => {
    const { text, pictures } = await laidOut(article, work, counts)
    return articlePage({ article, text, words, raised: 1, pictureAt: key => dataUrl(pictures, key) })
  }
  if (!isFolderOf('html', order.contents.ids.length)) return writeOne(path, work, pageOf)
  return saveFolder(path, async folder => {
    await folder.makeFolder('articles')
    const named = fileNames('article')
    const listed: Listed[] = []
    const written = await eachIn(work, async (article, counts) => {
      const file = `articles/${named(article.title)}.html`
      await folder.save(inFolder(file), await pageOf(article, counts))
      listed.push(listedOf(article, file))
    })
    await folder.save('index.html', indexPage(listed, order.contents.folders, words, work.clock()))
    return written
  })
}

function inFolder(file: string): string {
  return join(...file.split('/'))
}

export function writeMarkdown(path: string, work: Work): Promise<Written> {
  const { words } = work
  return saveFolder(path, async folder => {
    await folder.makeFolder('pictures')
    const named = fileNames('article')
    const saved = new Set<string>()
    return eachIn(work, async (article, counts) => {
      const { text, pictures } = await laidOut(article, work, counts)
      await savePictures(folder, pictures, saved)
      const pictureAt = (key: string) => {
        const picture = pictures.get(key)
        return picture ? `pictures/${picture.name}` : null
      }
      await folder.save(`${named(article.title)}.md`, markdownFile({ article, text, words, pictureAt }))
    })
  })
}

async function savePictures(folder: NewFolder, pictures: ShownPictures, saved: Set<string>): Promise<void> {
  for (const { name, bytes } of pictures.values()) {
    if (saved.has(name)) continue
    saved.add(name)
    await folder.save(join('pictures', name), bytes)
  }
}

export async function writePdf(path: string, work: Work): Promise<Written> {
  const { words, order } = work
  const press = order.openPress()
  const pdfOf = async (article: ArticleToExport, counts: Counts) => {
    const { text, pictures } = await laidOut(article, work, counts)
    const title = article.title || words.t('exports.untitled')
    const addresses = await onPaper(pictures, press, work)
    const pictureAt = (key: string) => addresses.get(key) ?? null
    return press.pdfOf({ title, html: articleMarkup({ article, text, words, raised: 0, pictureAt }) })
  }
  try {
    if (!isFolderOf('pdf', order.contents.ids.length)) return await writeOne(path, work, pdfOf)
    return await saveFolder(path, folder => {
      const named = fileNames('article')
      return eachIn(work, async (article, counts) =>
        folder.save(`${named(article.title)}.pdf`, await pdfOf(article, counts)),
      )
    })
  } finally {
    press.close()
  }
}

/** Key → address. Drawn as JPEG they take a tenth of the room in a PDF; what cannot be drawn stays as it is. */
async function onPaper(
  pictures: ShownPictures,
  press: Press,
  { extractor }: Work,
): Promise<ReadonlyMap<PictureKey, string>> {
  const addresses = new Map<PictureKey, string>()
  for (const [key, { bytes, type }] of pictures) {
    const drawn = await extractor?.drawForPaper({ bytes, type }).catch(unlessExpected)
    addresses.set(key, drawn ? press.addPicture(drawn.bytes) : `app://picture/${key}`)
  }
  return addresses
}

function unlessExpected(error: unknown): null {
  if (error instanceof ExpectedError) return null
  throw error
}

async function writeOne(
  path: string,
  work: Work,
  contentOf: (article: ArticleToExport, counts: Counts) => Promise<string | Uint8Array>,
): Promise<Written> {
  let content: string | Uint8Array | null = null
  const written = await eachIn(work, async (article, counts) => {
    content = await contentOf(article, counts)
  })
  // Damaged, or gone meanwhile: an empty file would say that there was something.
  if (content === null) throw new ExpectedError('nothingToExport', 'There is no article.')
  await saveFile(path, content)
  return written
}
