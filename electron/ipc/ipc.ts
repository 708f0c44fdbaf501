/** The only file that touches `ipcMain`: who may ask, and how the window is told. */

import { type IpcMainInvokeEvent, ipcMain, type WebContents, type WebFrameMain } from 'electron'
import { failure } from '../../shared/result.ts'
import { type Announce, answer, type Handlers } from './answer.ts'
import { createCallLimits, refusalOf } from './call-limits.ts'

export const READER_ORIGIN = 'app://reader'

/** Answers requests that come from the top frame of `window`'s page, and no others. */
export function answerRequests(handlers: Handlers, announce: Announce, window: () => WebContents | null): void {
  const judge = createCallLimits()
  ipcMain.handle('request', (event: IpcMainInvokeEvent, name: unknown, args: unknown) => {
    const refused = refusalOf(judge(args))
    if (refused) return refused
    if (!isOurPage(event.senderFrame, window())) return failure('notAllowed', 'The sender is not the reader window.')
    return answer(handlers, announce, name, args)
  })
}

/** A frame that is gone, a frame inside the page, and a page of another origin are all strangers. */
export function isOurPage(frame: WebFrameMain | null, window: WebContents | null): boolean {
  if (!frame || !window || window.isDestroyed()) return false
  if (frame !== window.mainFrame || frame.parent !== null) return false
  return isReaderAddress(frame.url)
}

/** Compares the parsed origin: a look-alike such as `app://reader.evil/` or `app://reader@evil/` is another one. */
export function isReaderAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host, username, password } = new URL(address)
  return protocol === 'app:' && host === 'reader' && username === '' && password === ''
}

export function announceTo(window: () => WebContents | null): Announce {
  return (name, ...facts) => {
    const contents = window()
    if (contents && !contents.isDestroyed()) contents.send(name, ...facts)
  }
}
