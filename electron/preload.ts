/** The only file that touches `contextBridge`: one function for each request and each event, nothing else. */

import { contextBridge, ipcRenderer } from 'electron'
import { type Bridge, type Client, EVENT_NAMES, REQUEST_NAMES, type Subscribe } from '../shared/contract/contract.ts'
import { createCallLimits, refusalOf } from './ipc/call-limits.ts'

const judge = createCallLimits()

const ask = async (name: string, args: readonly unknown[]): Promise<unknown> =>
  refusalOf(judge(args)) ?? ipcRenderer.invoke('request', name, args)

const request = Object.fromEntries(
  REQUEST_NAMES.map(name => [name, (...args: unknown[]) => ask(name, args)]),
) as unknown as Record<string, unknown>

/** Asked before the page's script is read: the answer is there when the script is. */
let early: Promise<unknown> | null = ask('readStart', [])
request['readStart'] = (...args: unknown[]) => {
  const answer = args.length === 0 ? early : null
  early = null
  return answer ?? ask('readStart', args)
}

const on = Object.fromEntries(
  EVENT_NAMES.map(name => [
    name,
    (listener: (...facts: unknown[]) => void) => {
      // The event object stays here: through it a page could reach ipcRenderer.
      const forward = (_event: unknown, ...facts: unknown[]) => listener(...facts)
      ipcRenderer.on(name, forward)
      return () => {
        ipcRenderer.removeListener(name, forward)
      }
    },
  ]),
) as unknown as Subscribe

contextBridge.exposeInMainWorld('reader', { request: request as unknown as Client, on } satisfies Bridge)
