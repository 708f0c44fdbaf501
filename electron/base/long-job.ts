/** Work that takes a while: it says how far it is, and ends when it is told to. */
export interface LongJob {
  readonly signal: AbortSignal
  onProgress(done: number, total: number): void
}
