/** The bookmark file of browsers (Netscape-Bookmark-file-1), with folders in each other, tags and notes. */

import { oneLine } from '../../shared/exports/citing.ts'
import { escapeHtml } from '../../shared/exports/html.ts'
import type { FolderPath } from '../records/archive.ts'
import type { ArticleToExport } from '../records/exports.ts'

/** What is remembered of an article until all of its folder are known. */
export type Linked = Pick<ArticleToExport, 'title' | 'address' | 'savedAt' | 'tags' | 'note' | 'folder'>

export function linkedOf({ title, address, savedAt, tags, note, folder }: ArticleToExport): Linked {
  return { title, address, savedAt, tags, note, folder }
}

/** Whether a browser opens it. */
export function isLinked({ address }: Linked): boolean {
  return address !== null && /^https?:\/\//i.test(address)
}

interface Drawer {
  readonly name: string
  readonly drawers: Map<string, Drawer>
  readonly links: Linked[]
}

export function netscapeFile(all: readonly Linked[], folders: readonly FolderPath[], title: string): string {
  const root: Drawer = { name: '', drawers: new Map(), links: [] }
  const drawerAt = (path: FolderPath) => path.reduce(inside, root)
  const filled = new Set(all.map(({ folder }) => JSON.stringify(folder)))
  // In the reader's order; those that hold nothing do not come along.
  for (const path of folders) if (filled.has(JSON.stringify(path))) drawerAt(path)
  for (const link of all) drawerAt(link.folder).links.push(link)
  const name = escapeHtml(title)
  return [
    '<!DOCTYPE NETSCAPE-Bookmark-file-1>',
    '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">',
    `<TITLE>${name}</TITLE>`,
    `<H1>${name}</H1>`,
    ...linesOf(root, ''),
    '',
  ].join('\n')
}

function inside(drawer: Drawer, name: string): Drawer {
  const there = drawer.drawers.get(name)
  if (there) return there
  const made: Drawer = { name, drawers: new Map(), links: [] }
  drawer.drawers.set(name, made)
  return made
}

function linesOf({ drawers, links }: Drawer, indent: string): string[] {
  const inner = `${indent}    `
  return [
    `${indent}<DL><p>`,
    ...[...drawers.values()].flatMap(drawer => [
      `${inner}<DT><H3>${escapeHtml(oneLine(drawer.name))}</H3>`,
      ...linesOf(drawer, inner),
    ]),
    ...links.flatMap(link => linkOf(link, inner)),
    `${indent}</DL><p>`,
  ]
}

/** Tags are parted by commas: one of their own is a space. */
function linkOf({ address, title, savedAt, tags, note }: Linked, indent: string): string[] {
  const names = tags.map(tag => oneLine(tag.replaceAll(',', ' '))).join(',')
  const tagged = names === '' ? '' : ` TAGS="${escapeHtml(names)}"`
  const saved = Math.floor(savedAt / 1000)
  const name = escapeHtml(oneLine(title) || (address ?? ''))
  const words = note.split('\n').map(oneLine).filter(Boolean).map(escapeHtml).join('\n')
  return [
    `${indent}<DT><A HREF="${escapeHtml(address ?? '')}" ADD_DATE="${saved}"${tagged}>${name}</A>`,
    ...(words === '' ? [] : [`${indent}<DD>${words}`]),
  ]
}
