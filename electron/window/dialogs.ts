/** The system's own dialogs, in the interface's language. */

import { app, type BrowserWindow, dialog } from 'electron'
import { fileNameFrom } from '../../shared/file-names.ts'
import { failureInWords } from '../../shared/locales/failures.ts'
import { createTranslate } from '../../shared/locales/translator.ts'
import { failureOf } from '../../shared/result.ts'
import type { InterfaceLanguage } from '../../shared/settings/settings.ts'
import { complain } from '../base/log.ts'

/** null when the reader changes their mind. */
export async function chooseOpmlFile(
  window: BrowserWindow | null,
  language: InterfaceLanguage,
): Promise<string | null> {
  const translate = createTranslate(language)
  const question = {
    title: translate('menu.chooseOpml'),
    properties: ['openFile' as const],
    filters: [
      { name: translate('menu.opmlFiles'), extensions: ['opml', 'xml'] },
      { name: translate('menu.allFiles'), extensions: ['*'] },
    ],
  }
  const { filePaths } = window ? await dialog.showOpenDialog(window, question) : await dialog.showOpenDialog(question)
  return filePaths[0] ?? null
}

/** Where to write the list of newspapers; null when the reader changes their mind. */
export async function chooseExportFile(
  window: BrowserWindow | null,
  language: InterfaceLanguage,
  now: number,
): Promise<string | null> {
  const translate = createTranslate(language)
  const question = {
    title: translate('menu.chooseExport'),
    // File names travel through systems that know no Arabic.
    defaultPath: `warraq-${new Date(now).toISOString().slice(0, 10)}.opml`,
    filters: [{ name: translate('menu.opmlFiles'), extensions: ['opml'] }],
  }
  const { filePath } = window ? await dialog.showSaveDialog(window, question) : await dialog.showSaveDialog(question)
  return filePath || null
}

/** Where to write a list of reported pictures; null when the reader changes their mind. */
export async function chooseReportTarget(
  window: BrowserWindow | null,
  language: InterfaceLanguage,
): Promise<string | null> {
  const translate = createTranslate(language)
  const question = {
    title: translate('hidden.exportFile'),
    defaultPath: 'warraq-reports.json',
    filters: [{ name: translate('hidden.files'), extensions: ['json'] }],
  }
  const { filePath } = window ? await dialog.showSaveDialog(window, question) : await dialog.showSaveDialog(question)
  return filePath || null
}

export async function chooseReportFile(
  window: BrowserWindow | null,
  language: InterfaceLanguage,
): Promise<string | null> {
  const translate = createTranslate(language)
  const question = {
    title: translate('hidden.importFile'),
    properties: ['openFile' as const],
    filters: [
      { name: translate('hidden.files'), extensions: ['json'] },
      { name: translate('menu.allFiles'), extensions: ['*'] },
    ],
  }
  const { filePaths } = window ? await dialog.showOpenDialog(window, question) : await dialog.showOpenDialog(question)
  return filePaths[0] ?? null
}

/** null when the reader changes their mind. */
export async function choosePageFile(
  window: BrowserWindow | null,
  language: InterfaceLanguage,
): Promise<string | null> {
  const translate = createTranslate(language)
  const question = {
    title: translate('saving.chooseFile'),
    properties: ['openFile' as const],
    filters: [
      { name: translate('saving.files'), extensions: ['html', 'htm', 'xhtml', 'mht', 'mhtml', 'txt'] },
      { name: translate('menu.allFiles'), extensions: ['*'] },
    ],
  }
  const { filePaths } = window ? await dialog.showOpenDialog(window, question) : await dialog.showOpenDialog(question)
  return filePaths[0] ?? null
}

/** Where to write an article as PDF; null when the reader changes their mind. */
export async function choosePdfTarget(
  window: BrowserWindow | null,
  language: InterfaceLanguage,
  title: string,
): Promise<string | null> {
  const translate = createTranslate(language)
  const question = {
    title: translate('menu.choosePdf'),
    defaultPath: `${fileNameFrom(title, 'warraq')}.pdf`,
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  }
  const { filePath } = window ? await dialog.showSaveDialog(window, question) : await dialog.showSaveDialog(question)
  return filePath || null
}

/** Without its store the app can do nothing, and must not pretend: it says what is the matter, touches nothing, and ends. */
export function sayWhyNot(error: unknown, folder: string, language: InterfaceLanguage): void {
  const { code, message } = failureOf(error)
  const translate = createTranslate(language)
  complain('start', message)
  dialog.showErrorBox(translate('app.name'), `${failureInWords(code, translate)}\n\n${folder}`)
  app.exit(1)
}
