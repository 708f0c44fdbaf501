/** Exports of a real store into a folder of the test; what the hidden page of the extractor does is done here, for markup that is clean. */

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { exportArticles } from '../../electron/exports/exports.ts'
import type { ExportOrder, Press } from '../../electron/exports/work.ts'
import type { Extractor } from '../../electron/extractor/extractor.ts'
import type { ExportedArticles, ExportedShelf, ExportFormat } from '../../shared/contract/exchange.ts'
import type { PictureKey } from '../../shared/contract/ids.ts'
import { WHOLE_SHELF } from '../../shared/contract/shelf.ts'
import type { TreeNode } from '../../shared/exports/tree.ts'
import { settingsFrom } from '../../shared/settings/settings.ts'
import type { Library } from '../exchange/libraries.ts'
import { treeOf } from '../shared/exports/trees.ts'
import { NOW } from '../store/seeds.ts'

export const ALL: ExportedShelf = { kind: 'shelf', wish: { filter: WHOLE_SHELF, order: 'saved' } }

/** Each picture of the article stands behind its text. */
export const extractor: Pick<Extractor, 'cleanArticle' | 'drawForPaper'> = {
  drawForPaper: async ({ bytes }) => ({ bytes, type: 'image/jpeg' }),
  async cleanArticle({ html, pictures }) {
    const shown = Object.values(pictures).map(pictureOf)
    return { content: [...treeOf(html), ...shown], lead: null }
  },
}

function pictureOf(src: PictureKey): TreeNode {
  return { tag: 'figure', attributes: {}, inside: [{ tag: 'img', attributes: { src, alt: 'صورة' }, inside: [] }] }
}

export interface Exporting {
  readonly name?: string
  readonly what?: ExportedShelf
  readonly language?: 'ar' | 'fr' | 'en'
  readonly with?: Pick<Extractor, 'cleanArticle' | 'drawForPaper'> | null
  readonly press?: Press
  readonly signal?: AbortSignal
  onProgress?(done: number, total: number): void
}

export async function exported(
  { store, pictures, folder }: Library,
  format: ExportFormat,
  {
    name = 'out',
    what = ALL,
    language = 'ar',
    with: given = extractor,
    press,
    signal,
    onProgress = () => {},
  }: Exporting = {},
): Promise<ExportedArticles & { readonly path: string }> {
  const path = join(folder, name)
  const order: ExportOrder = {
    contents: store.exportContents(what),
    format,
    writing: { ...settingsFrom({}), language },
    openPress: () => press ?? { addPicture: () => '', pdfOf: async () => new Uint8Array(), close() {} },
  }
  const parts = {
    store: { readExported: async (ids: readonly number[]) => structuredClone(store.readExported(ids)) },
    pictures,
    extractor: given,
    version: '0.0.0',
    clock: () => NOW,
  }
  const done = await exportArticles(path, order, parts, { signal: signal ?? new AbortController().signal, onProgress })
  return { ...done, path }
}

export function textOf(path: string): string {
  return readFileSync(path, 'utf8')
}

/** Names of all files below a folder, with slashes, in order. */
export function filesIn(path: string): string[] {
  const names = readdirSync(path, { recursive: true }).map(String)
  return names
    .filter(name => statSync(join(path, name)).isFile())
    .map(name => name.replaceAll('\\', '/'))
    .sort()
}
