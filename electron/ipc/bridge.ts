/** The only file that touches `contextBridge`: what a preload script puts on its page, one function for each name. */

import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { createCallLimits, refusalOf } from './call-limits.ts'

const judge = createCallLimits()

export async function ask(name: string, args: readonly unknown[]): Promise<unknown> {
  return refusalOf(judge(args)) ?? ipcRenderer.invoke('request', name, args)
}

/** Where a file lies that was dropped on the page; empty for anything else. */
export function pathOf(file: unknown): string {
  try {
    return webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0])
  } catch {
    // It is no file.
    return ''
  }
}

type Functions = Record<string, (...args: unknown[]) => unknown>

/** `heed` hears of each request before it is made. */
export function requestsOf(names: readonly string[], heed: (name: string) => void = () => {}): Functions {
  const askHeeded = (name: string, args: unknown[]) => {
    heed(name)
    return ask(name, args)
  }
  return Object.fromEntries(names.map(name => [name, (...args: unknown[]) => askHeeded(name, args)]))
}

export function eventsOf(names: readonly string[]): Functions {
  const subscribe = (name: string) => (listener: unknown) => {
    // The event object stays here: through it a page could reach ipcRenderer.
    const forward = (_event: unknown, ...facts: unknown[]) => (listener as (...told: unknown[]) => void)(...facts)
    ipcRenderer.on(name, forward)
    return () => {
      ipcRenderer.removeListener(name, forward)
    }
  }
  return Object.fromEntries(names.map(name => [name, subscribe(name)]))
}

export function putOnPage(name: string, bridge: object): void {
  contextBridge.exposeInMainWorld(name, bridge)
}
