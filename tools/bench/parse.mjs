// What the parse process makes of the farm's feeds, beside feedsmith alone on the same decoded strings: in this process,
// one after the other, so that neither starting nor handing over is counted.

import { parseRssFeed } from 'feedsmith'
import { readFeed } from '../../electron/parse/feeds/parse-feed.ts'
import { packFeed } from '../../electron/parse/service/pack-feed.ts'
import { packedFeed } from '../../electron/records/packed-feed.ts'
import { foldWords } from '../../shared/arabic/fold.ts'
import { askFarm } from './farm.mjs'
import { ofRuns } from './numbers.mjs'

/** Both compilers and caches are warm before anything is counted. */
const WARM_UP = 2

export async function measureParse({ farm, runs }) {
  const bodies = []
  for (const url of farm.feedUrls) bodies.push({ url, bytes: await bytesOf(url) })
  const texts = bodies.map(({ bytes }) => new TextDecoder().decode(bytes))
  const megabytes = bodies.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6
  const times = { ours: [], reading: [], feedsmith: [] }
  for (let turn = -WARM_UP; turn < runs; turn++) {
    const ours = timeOf(() => bodies.forEach(readWhole))
    const reading = timeOf(() => bodies.map(read))
    const feedsmith = timeOf(() => texts.map(text => parseRssFeed(text)))
    if (turn < 0) continue
    times.ours.push(ours)
    times.reading.push(reading)
    times.feedsmith.push(feedsmith)
  }
  const speed = milliseconds => (megabytes * 1000) / milliseconds
  const theirs = times.feedsmith.map(speed)
  const beside = (name, ours) => ofRuns(name, 'MB/s', 'feedsmith alone', { ours: ours.map(speed), theirs })
  // `parse-read`: until plain text, dates and addresses are there; what follows is packing and folding.
  return [beside('parse', times.ours), beside('parse-read', times.reading)]
}

/** From bytes to what the store takes, and the folding that the index does with it. */
function readWhole(body) {
  const feed = packFeed(read(body))
  for (const { title, text } of feed.articles) {
    foldWords(title)
    foldWords(text)
  }
  packedFeed(feed)
}

function read({ bytes, url }) {
  return readFeed({ bytes, headers: { 'content-type': 'application/rss+xml' }, url, now: Date.now() })
}

async function bytesOf(url) {
  return new Uint8Array(await (await askFarm(url)).arrayBuffer())
}

function timeOf(work) {
  const startedAt = performance.now()
  work()
  return performance.now() - startedAt
}
