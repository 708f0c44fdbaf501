/**
 * Articles on paper. The sheet is a page without scripts in a window that nobody sees, under the article's own policy and
 * in a session that reaches nothing: what is on it was sanitised, and could do nothing if it had not been.
 */

import { BrowserWindow } from 'electron'
import type { Sheet } from '../../shared/contract/app.ts'
import { ExpectedError } from '../../shared/result.ts'
import { oneAtATime } from '../base/one-at-a-time.ts'
import { saveFile } from '../base/save-file.ts'
import { READER_ORIGIN } from '../ipc/ipc.ts'
import { PAGE_PREFERENCES } from './lockdown.ts'

/** One sheet at a time. */
export interface Sheets {
  /** null: there is none of this number, or it is done. */
  markupOf(number: string): string | null
  savePdf(sheet: Sheet, path: string): Promise<void>
  print(sheet: Sheet): Promise<void>
}

/** Pictures come out of the cache; one that does not come is not waited for. */
const LONGEST_LOAD = 15_000

export function createSheets(): Sheets {
  const waiting = new Map<string, string>()
  const alone = oneAtATime()
  let last = 0

  async function onPaper<T>({ html }: Sheet, work: (window: BrowserWindow) => Promise<T>): Promise<T> {
    const number = String(++last)
    const window = new BrowserWindow({
      show: false,
      webPreferences: { ...PAGE_PREFERENCES, javascript: false },
    })
    waiting.set(number, html)
    try {
      await Promise.race([
        window.loadURL(`${READER_ORIGIN}/sheet.html?${number}`),
        new Promise(done => setTimeout(done, LONGEST_LOAD)),
      ])
      return await work(window)
    } finally {
      waiting.delete(number)
      window.destroy()
    }
  }

  return {
    markupOf: number => waiting.get(number) ?? null,
    savePdf: (sheet, path) => alone(() => onPaper(sheet, window => writePdf(window, path))),
    print: sheet => alone(() => onPaper(sheet, askAndPrint)),
  }
}

async function writePdf({ webContents }: BrowserWindow, path: string): Promise<void> {
  const pdf = await webContents.printToPDF({ preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true })
  await saveFile(path, pdf)
}

function askAndPrint({ webContents }: BrowserWindow): Promise<void> {
  return new Promise((done, fail) =>
    webContents.print({ printBackground: true }, (isPrinted, reason) => {
      if (isPrinted || isChangeOfMind(reason)) done()
      else fail(new ExpectedError('notPrinted', reason))
    }),
  )
}

/** The dialog was closed; Electron writes it with one l or two. */
function isChangeOfMind(reason: string): boolean {
  return /cancel/i.test(reason)
}
