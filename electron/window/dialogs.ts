/** The system's own dialogs, in the interface's language. */

import { app, type BrowserWindow, dialog } from 'electron'
import { failureInWords } from '../../shared/locales/failures.ts'
import { createTranslate } from '../../shared/locales/translator.ts'
import { isolatedAddress } from '../../shared/press/names.ts'
import { failureOf } from '../../shared/result.ts'
import type { InterfaceLanguage } from '../../shared/settings/settings.ts'
import { complain } from '../base/log.ts'

/** Files that the reader may choose: what the dialog is called, what they are called, and their endings. */
const FILES = {
  opml: { title: 'menu.chooseOpml', name: 'menu.opmlFiles', extensions: ['opml', 'xml'] },
  reports: { title: 'hidden.importFile', name: 'hidden.files', extensions: ['json'] },
  page: {
    title: 'saving.chooseFile',
    name: 'saving.files',
    extensions: ['html', 'htm', 'xhtml', 'mht', 'mhtml', 'txt'],
  },
} as const

/** Files that the reader may have written. */
const TARGETS = {
  opml: { title: 'menu.chooseExport', name: 'menu.opmlFiles', extension: 'opml' },
  reports: { title: 'hidden.exportFile', name: 'hidden.files', extension: 'json' },
  pdf: { title: 'menu.choosePdf', name: 'menu.pdfFiles', extension: 'pdf' },
} as const

export type FileKind = keyof typeof FILES
export type TargetKind = keyof typeof TARGETS

interface Asking {
  readonly window: BrowserWindow | null
  readonly language: InterfaceLanguage
}

/** null when the reader changes their mind. */
export async function chooseFile({ window, language }: Asking, kind: FileKind): Promise<string | null> {
  const translate = createTranslate(language)
  const { title, name, extensions } = FILES[kind]
  const question = {
    title: translate(title),
    properties: ['openFile' as const],
    filters: [
      { name: translate(name), extensions: [...extensions] },
      { name: translate('menu.allFiles'), extensions: ['*'] },
    ],
  }
  const { filePaths } = window ? await dialog.showOpenDialog(window, question) : await dialog.showOpenDialog(question)
  return filePaths[0] ?? null
}

/** Where to write a file, for which `proposed` is a name without its ending; null when the reader changes their mind. */
export async function chooseTarget(
  { window, language }: Asking,
  kind: TargetKind,
  proposed: string,
): Promise<string | null> {
  const translate = createTranslate(language)
  const { title, name, extension } = TARGETS[kind]
  const question = {
    title: translate(title),
    defaultPath: `${proposed}.${extension}`,
    filters: [{ name: translate(name), extensions: [extension] }],
  }
  const { filePath } = window ? await dialog.showSaveDialog(window, question) : await dialog.showSaveDialog(question)
  return filePath || null
}

/** Without its store the app can do nothing, and must not pretend: it says what is the matter, touches nothing, and ends. */
export function sayWhyNot(error: unknown, folder: string, language: InterfaceLanguage): void {
  const { code, message } = failureOf(error)
  const translate = createTranslate(language)
  complain('start', message)
  dialog.showErrorBox(translate('app.name'), `${failureInWords(code, translate)}\n\n${isolatedAddress(folder)}`)
  app.exit(1)
}
