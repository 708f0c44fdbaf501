// The only file that touches `window.reader`.
import type { Bridge } from '../../shared/contract/contract.ts'

declare global {
  interface Window {
    readonly reader: Bridge
  }
}

export const reader: Bridge = window.reader
