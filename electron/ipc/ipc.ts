/** The only file that touches `ipcMain`: who may ask, and how the window is told. */

import { type IpcMainInvokeEvent, ipcMain, type WebContents, type WebFrameMain } from 'electron'
import type { EventName } from '../../shared/contract/contract.ts'
import { BAR_EVENT_NAMES, BAR_REQUEST_NAMES } from '../../shared/contract/desktop.ts'
import { failure } from '../../shared/result.ts'
import { type Announce, answer, type Handlers } from './answer.ts'
import { createCallLimits, refusalOf } from './call-limits.ts'

export const READER_ORIGIN = 'app://reader'

/** A window of ours, and how much of the contract is meant for it. */
export interface AnsweredWindow {
  /** null: it is not open. */
  contents(): WebContents | null
  mayAsk(name: unknown): boolean
  isTold(name: EventName): boolean
}

/** The reader's window has the whole contract, the bar's only what a bar needs. */
export function windowsFor(reader: () => WebContents | null, bar: () => WebContents | null): AnsweredWindow[] {
  const asked: ReadonlySet<unknown> = new Set(BAR_REQUEST_NAMES)
  const told: ReadonlySet<unknown> = new Set(BAR_EVENT_NAMES)
  return [
    { contents: reader, mayAsk: () => true, isTold: () => true },
    { contents: bar, mayAsk: name => asked.has(name), isTold: name => told.has(name) },
  ]
}

/** Answers requests that come from the top frame of one of these windows' pages, and no others. */
export function answerRequests(handlers: Handlers, announce: Announce, windows: readonly AnsweredWindow[]): void {
  // Each has limits of its own: one that was taken over does not use up the other's.
  const judges = new Map(windows.map(window => [window, createCallLimits()]))
  ipcMain.handle('request', (event: IpcMainInvokeEvent, name: unknown, args: unknown) => {
    const sender = windows.find(({ contents }) => isOurPage(event.senderFrame, contents()))
    const verdict = sender && judges.get(sender)?.(args)
    if (!sender || !verdict) return failure('notAllowed', 'The sender is no window of ours.')
    const refused = refusalOf(verdict)
    if (refused) return refused
    if (!sender.mayAsk(name)) return failure('notAllowed', 'This is not for this window.')
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

export function announceTo(windows: readonly AnsweredWindow[]): Announce {
  return (name, ...facts) => {
    for (const window of windows) {
      const contents = window.contents()
      if (contents && !contents.isDestroyed() && window.isTold(name)) contents.send(name, ...facts)
    }
  }
}
