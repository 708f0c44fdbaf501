/** The only file that touches `ipcMain`: who may ask, `answer()` to them, and `announceTo()` the window. */

import { type IpcMainInvokeEvent, ipcMain, type WebContents, type WebFrameMain } from 'electron'
import type { Answer, Arguments, EventName, Events, RequestName } from '../../shared/contract/contract.ts'
import { failure, failureOf, type Result, success } from '../../shared/result.ts'
import { complain } from '../base/log.ts'
import { areArguments, isRequestName } from './arguments.ts'
import { createCallLimits, refusalOf } from './call-limits.ts'

export type Handlers = {
  readonly [N in RequestName]: (...args: Arguments<N>) => Answer<N> | Promise<Answer<N>>
}

export const READER_ORIGIN = 'app://reader'

/** Answers requests that come from the top frame of `window`'s page, and no others. */
export function answerRequests(handlers: Handlers, window: () => WebContents | null): void {
  const judge = createCallLimits()
  ipcMain.handle('request', (event: IpcMainInvokeEvent, name: unknown, args: unknown) => {
    const refused = refusalOf(judge(args))
    if (refused) return refused
    if (!isOurPage(event.senderFrame, window())) return failure('notAllowed', 'The sender is not the reader window.')
    return answer(handlers, name, args)
  })
}

/** Carries out one request; whatever goes wrong comes back as a value. */
export async function answer(handlers: Handlers, name: unknown, args: unknown): Promise<Result<unknown>> {
  if (!isRequestName(name)) return failure('badArguments', 'There is no such request.')
  if (!areArguments(name, args)) return failure('badArguments', `${name} was called with wrong arguments.`)
  try {
    const handler = handlers[name] as (...given: readonly unknown[]) => unknown
    return success(await handler(...args))
  } catch (error) {
    const { code, message } = failureOf(error)
    if (code === 'internal') complain(name, error)
    return failure(code, message)
  }
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

/** Tells the window a fact; when there is no window there is nobody to tell. */
export type Announce = <N extends EventName>(name: N, ...facts: Parameters<Events[N]>) => void

export function announceTo(window: () => WebContents | null): Announce {
  return (name, ...facts) => {
    const contents = window()
    if (contents && !contents.isDestroyed()) contents.send(name, ...facts)
  }
}
