// Web pages on their way to articles, one after the other through `inspect extract`: reading, checking and extracting, and
// handing over. The farm's pages stand beside a page of one word, which costs the same way and nothing else; real pages of
// the news, where they are here, beside parsing the same pages and nothing else.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parseDocument } from 'htmlparser2'
import { extractAll } from '../../test/corpora/extract-all.ts'
import { projectRoot } from '../places.mjs'
import { askFarm } from './farm.mjs'
import { medianOf, ofRuns, percentile, versus } from './numbers.mjs'

const PAGES = 100
const YARDSTICK = 'a page of one word'
const NEWS = join(projectRoot, '../shared/corpora/extraction/news-2023/html')
const MINUTE = 60_000

export async function measureExtracting({ farm, runs }) {
  const pages = []
  for (let at = 0; at < PAGES; at++) {
    const url = `${new URL(farm.feedUrls[at]).origin}/page/${at}`
    pages.push({ url, bytes: new Uint8Array(await (await askFarm(url)).arrayBuffer()) })
  }
  const words = pages.map(({ url }) => ({ url, bytes: Buffer.from('<p>كلمة') }))
  const ours = []
  const bare = []
  for (let turn = 0; turn < runs; turn++) {
    ours.push((await extractAll(pages)).map(({ ms }) => ms))
    bare.push((await extractAll(words)).map(({ ms }) => ms))
  }
  return [
    ofRuns('extract', 'ms', YARDSTICK, { ours, theirs: bare }),
    ofRuns('extract-p95', 'ms', `${YARDSTICK}, 95th percentile`, { ours, theirs: bare, part: 95 }),
    ...(existsSync(NEWS) ? await measureNews(runs) : []),
  ]
}

/** Of each page the quickest turn: what else runs on the machine is nobody's doing. */
async function measureNews(runs) {
  const pages = readdirSync(NEWS).map(file => ({
    url: `https://news.example/${file}`,
    bytes: gunzipSync(readFileSync(join(NEWS, file))),
  }))
  const ours = pages.map(() => Number.POSITIVE_INFINITY)
  const parsed = pages.map(() => Number.POSITIVE_INFINITY)
  for (let turn = 0; turn < runs; turn++) {
    for (const [at, { ms }] of (await extractAll(pages)).entries()) ours[at] = Math.min(ours[at], ms)
    for (const [at, { bytes }] of pages.entries()) parsed[at] = Math.min(parsed[at], timeToParse(bytes))
  }
  const yardstick = 'parsing the same pages (htmlparser2)'
  const inMinute = times => (times.length * MINUTE) / times.reduce((sum, ms) => sum + ms, 0)
  return [
    versus('extract-news', medianOf(ours), 'ms', yardstick, medianOf(parsed)),
    versus('extract-news-p95', percentile(ours, 95), 'ms', `${yardstick}, 95th percentile`, percentile(parsed, 95)),
    versus('extract-news-pages', inMinute(ours), 'pages/min', yardstick, inMinute(parsed)),
  ]
}

function timeToParse(bytes) {
  const startedAt = performance.now()
  parseDocument(new TextDecoder().decode(bytes))
  return performance.now() - startedAt
}
