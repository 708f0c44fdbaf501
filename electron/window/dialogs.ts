/** The system's own dialogs, in the interface's language. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { app, type BrowserWindow, dialog, type MessageBoxOptions } from 'electron'
import { ARCHIVE_ENDING } from '../../shared/contract/exchange.ts'
import { failureInWords } from '../../shared/locales/failures.ts'
import { createTranslate } from '../../shared/locales/translator.ts'
import { isolatedAddress } from '../../shared/press/names.ts'
import { failureOf } from '../../shared/result.ts'
import type { InterfaceLanguage } from '../../shared/settings/settings.ts'
import { complain, visible } from '../base/log.ts'
import { oneAtATime } from '../base/one-at-a-time.ts'

/** Files that the reader may choose: what the dialog is called, what they are called, and their endings. */
const FILES = {
  opml: { title: 'menu.chooseOpml', name: 'menu.opmlFiles', extensions: ['opml', 'xml'] },
  reports: { title: 'hidden.importFile', name: 'hidden.files', extensions: ['json'] },
  archive: {
    title: 'exchange.chooseFile',
    name: 'exchange.files',
    extensions: [ARCHIVE_ENDING, 'html', 'htm', 'csv', 'json', 'zip', 'sqlite3'],
  },
  profile: { title: 'profile.chooseFile', name: 'profile.files', extensions: [ARCHIVE_ENDING] },
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
  archive: { title: 'exchange.chooseTarget', name: 'exchange.files', extension: ARCHIVE_ENDING },
  profile: { title: 'profile.chooseTarget', name: 'profile.files', extension: ARCHIVE_ENDING },
  pdf: { title: 'menu.choosePdf', name: 'menu.pdfFiles', extension: 'pdf' },
  html: { title: 'exports.chooseFile', name: 'exports.formats.html', extension: 'html' },
  citations: { title: 'exports.chooseFile', name: 'exports.formats.citations', extension: 'txt' },
  bibtex: { title: 'exports.chooseFile', name: 'exports.formats.bibtex', extension: 'bib' },
  ris: { title: 'exports.chooseFile', name: 'exports.formats.ris', extension: 'ris' },
  netscape: { title: 'exports.chooseFile', name: 'exports.formats.netscape', extension: 'html' },
  json: { title: 'exports.chooseFile', name: 'exports.formats.json', extension: 'json' },
} as const

export type FileKind = keyof typeof FILES
export type TargetKind = keyof typeof TARGETS

interface Asking {
  readonly window: BrowserWindow | null
  readonly language: InterfaceLanguage
}

/** Questions to the reader, one at a time. */
const asking = oneAtATime()

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
  const { filePaths } = await asking(() =>
    window ? dialog.showOpenDialog(window, question) : dialog.showOpenDialog(question),
  )
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
  const { filePath } = await asking(() =>
    window ? dialog.showSaveDialog(window, question) : dialog.showSaveDialog(question),
  )
  return filePath || null
}

/** A folder that is not there yet, in one that the reader chooses: `proposed`, or with a number where that is taken. */
export async function chooseNewFolder({ window, language }: Asking, proposed: string): Promise<string | null> {
  const question = {
    title: createTranslate(language)('exports.chooseFolder'),
    properties: ['openDirectory' as const, 'createDirectory' as const],
  }
  const { filePaths } = await asking(() =>
    window ? dialog.showOpenDialog(window, question) : dialog.showOpenDialog(question),
  )
  const parent = filePaths[0]
  if (parent === undefined) return null
  const isTaken = (path: string) => existsSync(path) || existsSync(`${path}.part`)
  let path = join(parent, proposed)
  for (let number = 2; isTaken(path); number++) path = join(parent, `${proposed}-${number}`)
  return path
}

/** Whether the reader agrees. Whoever closes the question, or presses Enter without reading it, has not. */
export async function askConsent(from: Asking, host: string): Promise<boolean> {
  const translate = createTranslate(from.language)
  const chosen = await choice(from, {
    type: 'question',
    // Left to right whatever is around it, and nothing of it reaches beyond.
    message: translate('sources.consentAsk', { host: `\u2066${visible(host)}\u2069` }),
    detail: translate('sources.consentDetail'),
    buttons: [translate('app.cancel'), translate('sources.consentGive')],
  })
  return chosen === 1
}

/** Whether the settings of another computer replace those that are here. Whoever closes the question keeps their own. */
export async function askSettings(from: Asking): Promise<boolean> {
  const translate = createTranslate(from.language)
  const chosen = await choice(from, {
    type: 'question',
    message: translate('profile.settingsAsk'),
    detail: translate('profile.settingsDetail'),
    buttons: [translate('profile.settingsKeep'), translate('profile.settingsReplace')],
  })
  return chosen === 1
}

/** Tells, once, that closing the window leaves the app running. False: the reader would rather quit. */
export async function explainClosing(from: Asking): Promise<boolean> {
  const translate = createTranslate(from.language)
  const chosen = await choice(from, {
    type: 'info',
    message: translate('desktop.closingTold'),
    detail: translate('desktop.closingDetail'),
    buttons: [translate('desktop.keepRunning'), translate('menu.quit')],
  })
  return chosen === 0
}

type Told = Pick<MessageBoxOptions, 'message' | 'type' | 'detail' | 'buttons'>

/** The number of the button; whoever closes it, or presses Enter without reading it, has chosen the first. */
async function choice({ window }: Asking, told: Told): Promise<number> {
  const options = { ...told, defaultId: 0, cancelId: 0, noLink: true }
  const { response } = await asking(() =>
    window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options),
  )
  return response
}

/** Without its store the app can do nothing, and must not pretend: it says what is the matter, touches nothing, and ends. */
export function sayWhyNot(error: unknown, folder: string, language: InterfaceLanguage): void {
  const { code, message } = failureOf(error)
  const translate = createTranslate(language)
  complain('start', message)
  dialog.showErrorBox(translate('app.name'), `${failureInWords(code, translate)}\n\n${isolatedAddress(folder)}`)
  app.exit(1)
}
