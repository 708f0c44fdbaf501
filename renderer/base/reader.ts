// The bridge to the app. The only file that touches `window.reader`.
import type { Bridge } from '../../shared/contract/contract.ts'

declare global {
  interface Window {
    readonly reader: Bridge
  }
}

/** Given once, before the window draws itself: no module may ask for anything while it is being read. */
export let reader: Bridge

export function provideReader(bridge: Bridge): void {
  reader = bridge
}

/** What the preload script put on the page. */
export function bridgeOfPage(): Bridge {
  return window.reader
}
