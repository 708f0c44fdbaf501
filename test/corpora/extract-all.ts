/** Pages through `inspect extract`, one after the other, as a person would run it. */

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { FeedHints } from '../../shared/extractor/contract.ts'

const PROGRAM = join(import.meta.dirname, '../../tools/inspect.mjs')

export interface PageOnDisk {
  readonly url: string
  readonly bytes: Uint8Array
  /** What its feed said of it. */
  readonly feed?: FeedHints
  /** Other pages of its site, read before it. */
  readonly others?: readonly { readonly file: string; readonly bytes: Uint8Array }[]
}

export interface ExtractedLine {
  readonly error?: { readonly code: string }
  readonly title?: string | null
  readonly byline?: string | null
  readonly source?: string | null
  /** An instant, in milliseconds. */
  readonly publishedAt?: number | null
  /** The lead picture first. */
  readonly pictures?: readonly string[]
  readonly text?: string
  readonly html?: string
  /** The paper shows this much to everybody. */
  readonly isBeginning?: boolean
  readonly direction?: string
  readonly language?: string | null
  /** From the line in to the line out: reading, checking and extracting. */
  readonly ms: number
}

const NO_PAGE: PageOnDisk = { url: 'https://start.example/', bytes: Buffer.from('<p>بداية</p>') }

export async function extractAll(pages: readonly PageOnDisk[]): Promise<readonly ExtractedLine[]> {
  const inspect = spawn(process.execPath, [PROGRAM, 'extract'], { stdio: ['pipe', 'pipe', 'ignore'] })
  const lines = createInterface({ input: inspect.stdout })[Symbol.asyncIterator]()
  const answers: ExtractedLine[] = []
  // What starting costs is no page's doing: the first answer is thrown away.
  for (const { url, bytes, feed, others = [] } of [NO_PAGE, ...pages]) {
    const line = {
      file: 'page.html',
      url,
      feed,
      bytes: inBase64(bytes),
      others: others.map(({ file }) => file),
      othersBytes: others.map(other => inBase64(other.bytes)),
    }
    const startedAt = performance.now()
    inspect.stdin.write(`${JSON.stringify(line)}\n`)
    const { value, done } = await lines.next()
    if (done) throw new Error('inspect ended before it had answered')
    answers.push({ ...(JSON.parse(value) as Omit<ExtractedLine, 'ms'>), ms: performance.now() - startedAt })
  }
  inspect.stdin.end()
  await new Promise(ended => inspect.once('close', ended))
  return answers.slice(1)
}

function inBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
