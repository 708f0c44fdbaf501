/** The pictures that an exported article shows: our own copies, and never what lies at an address. */

import type { PictureKey } from '../../shared/contract/ids.ts'
import { picturesIn } from '../../shared/exports/tree.ts'
import type { Pictures } from '../pictures/pictures.ts'
import type { ArticleToExport } from '../records/exports.ts'
import type { PictureType } from '../records/picture.ts'
import type { ArticleText } from './article-page.ts'

export interface ShownPicture {
  /** Of a file: its hash and the ending of its type. */
  readonly name: string
  readonly type: PictureType
  readonly bytes: Uint8Array
}

export type ShownPictures = ReadonlyMap<PictureKey, ShownPicture>

const ENDINGS: Readonly<Record<PictureType, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
}

/** Those that are at hand. */
export async function picturesOf(
  { files }: ArticleToExport,
  { content, lead }: ArticleText,
  pictures: Pick<Pictures, 'readKept'>,
): Promise<ShownPictures> {
  const shown = new Map<PictureKey, ShownPicture>()
  for (const key of [...(lead === null ? [] : [lead]), ...picturesIn(content)]) {
    const file = Object.hasOwn(files, key) ? files[key] : undefined
    if (!file || shown.has(key)) continue
    const bytes = await pictures.readKept(file.sha256)
    if (bytes) shown.set(key, { name: `${file.sha256}.${ENDINGS[file.type]}`, type: file.type, bytes })
  }
  return shown
}

export function dataUrl(pictures: ShownPictures, key: PictureKey): string | null {
  const picture = pictures.get(key)
  return picture ? `data:${picture.type};base64,${Buffer.from(picture.bytes).toString('base64')}` : null
}
