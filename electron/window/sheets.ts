/**
 * Articles on paper. The sheet is a page without scripts in a window that nobody sees, under the article's own policy and
 * in a session that reaches nothing: what is on it was sanitised, and could do nothing if it had not been.
 */

import { BrowserWindow } from 'electron'
import type { Sheet } from '../../shared/contract/app.ts'
import { escapeHtml } from '../../shared/exports/html.ts'
import { ExpectedError } from '../../shared/result.ts'
import { oneAtATime } from '../base/one-at-a-time.ts'
import { saveFile } from '../base/save-file.ts'
import type { Press } from '../exports/work.ts'
import { READER_ORIGIN } from '../ipc/ipc.ts'
import { PAGE_PREFERENCES } from './lockdown.ts'

/** One sheet at a time. */
export interface Sheets {
  /** null: there is none of this number, or it is done. */
  markupOf(number: string): string | null
  /** A picture of a sheet that is being printed, in the same way. */
  pictureOf(number: string): Uint8Array | null
  savePdf(sheet: Sheet, path: string): Promise<void>
  print(sheet: Sheet): Promise<void>
  /** For many, one after the other, in one window. */
  openPress(): Press
}

/** Pictures come out of the cache; one that does not come is not waited for. */
const LONGEST_LOAD = 15_000
const SHEETS_PER_WINDOW = 50

export function createSheets(): Sheets {
  const waiting = new Map<string, string>()
  const pictures = new Map<string, Uint8Array>()
  const alone = oneAtATime()
  let last = 0

  /** The sheet can be asked for until the work is done. */
  async function onPaper<T>(
    window: BrowserWindow,
    html: string,
    work: (window: BrowserWindow) => Promise<T>,
  ): Promise<T> {
    const number = String(++last)
    waiting.set(number, html)
    let timer: NodeJS.Timeout | undefined
    try {
      await Promise.race([
        window.loadURL(`${READER_ORIGIN}/sheet.html?${number}`),
        new Promise(done => {
          timer = setTimeout(done, LONGEST_LOAD)
        }),
      ])
      return await work(window)
    } finally {
      clearTimeout(timer)
      waiting.delete(number)
    }
  }

  async function inItsOwn<T>({ html }: Sheet, work: (window: BrowserWindow) => Promise<T>): Promise<T> {
    const window = openHidden()
    try {
      return await onPaper(window, html, work)
    } finally {
      window.destroy()
    }
  }

  function openPress(): Press {
    let window: BrowserWindow | null = null
    let sheets = 0
    let own: string[] = []
    const forget = () => {
      for (const number of own) pictures.delete(number)
      own = []
    }
    const closeWindow = () => {
      window?.destroy()
      window = null
    }
    return {
      addPicture(jpeg) {
        const number = String(++last)
        pictures.set(number, jpeg)
        own.push(number)
        return `app://picture/paper-${number}`
      },
      async pdfOf({ title, html }) {
        // What a window gathers over hundreds of pages goes with it.
        if (++sheets % SHEETS_PER_WINDOW === 0) closeWindow()
        window ??= openHidden()
        try {
          return await onPaper(window, `<title>${escapeHtml(title)}</title>${html}`, pdfOf)
        } finally {
          forget()
        }
      },
      close() {
        forget()
        closeWindow()
      },
    }
  }

  return {
    pictureOf: number => pictures.get(number) ?? null,
    markupOf: number => waiting.get(number) ?? null,
    savePdf: (sheet, path) => alone(() => inItsOwn(sheet, window => writePdf(window, path))),
    print: sheet => alone(() => inItsOwn(sheet, askAndPrint)),
    openPress,
  }
}

function openHidden(): BrowserWindow {
  return new BrowserWindow({ show: false, webPreferences: { ...PAGE_PREFERENCES, javascript: false } })
}

async function writePdf(window: BrowserWindow, path: string): Promise<void> {
  await saveFile(path, await pdfOf(window))
}

function pdfOf({ webContents }: BrowserWindow): Promise<Buffer> {
  return webContents.printToPDF({ preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true })
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
