// The bridge of the bar's own page. The only file that touches `window.bar`.
import type { Client, Subscribe } from '../../shared/contract/contract.ts'
import type { BAR_EVENT_NAMES, BarRequests } from '../../shared/contract/desktop.ts'

export interface BarBridge {
  readonly request: Pick<Client, keyof BarRequests>
  readonly on: Pick<Subscribe, (typeof BAR_EVENT_NAMES)[number]>
}

declare global {
  interface Window {
    readonly bar: BarBridge
  }
}

export const bar: BarBridge = window.bar
