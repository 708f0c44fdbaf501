// Web pages on their way to articles, one after the other through `inspect extract`: reading, checking and extracting, and
// handing over. Beside a page of one word, which costs the same way and nothing else.
import { extractAll } from '../../test/corpora/extract-all.ts'
import { medianOf, percentile, versus } from './numbers.mjs'

const PAGES = 100
const YARDSTICK = 'a page of one word'

export async function measureExtracting({ farm, runs }) {
  const pages = []
  for (let at = 0; at < PAGES; at++) {
    const url = `${new URL(farm.feedUrls[at]).origin}/page/${at}`
    pages.push({ url, bytes: new Uint8Array(await (await fetch(url)).arrayBuffer()) })
  }
  const words = pages.map(({ url }) => ({ url, bytes: Buffer.from('<p>كلمة') }))
  const ours = []
  const bare = []
  for (let turn = 0; turn < runs; turn++) {
    ours.push(...(await extractAll(pages)).map(({ ms }) => ms))
    bare.push(...(await extractAll(words)).map(({ ms }) => ms))
  }
  return [
    versus('extract', medianOf(ours), 'ms', YARDSTICK, medianOf(bare)),
    versus('extract-p95', percentile(ours, 95), 'ms', `${YARDSTICK}, 95th percentile`, percentile(bare, 95)),
  ]
}
