// The farm of local news sites that stands beside the project: 200 sites with 50 articles each.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { projectRoot } from '../places.mjs'

const shared = join(projectRoot, '..', 'shared')
const FEEDS = 200
const ARTICLES_OF_A_FEED = 50

/** null where the farm is not there. */
export function farmFiles() {
  const script = join(shared, 'bench', 'feed-farm.mjs')
  const articles = join(shared, 'corpora', 'arabic-text', 'saudinewsnet', 'dev-articles.jsonl.gz')
  return existsSync(script) && existsSync(articles) ? { script, articles } : null
}

export async function startFarm({ script, articles }) {
  const port = await freePort()
  const args = [script, '--articles', articles, '--port', String(port), '--feeds', String(FEEDS)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  // Whatever ends the measures.
  process.once('exit', () => child.kill())
  await new Promise((resolve, reject) => {
    child.once('exit', code => reject(new Error(`the farm ended with ${code}`)))
    child.stdout.on('data', data => String(data).includes('ready') && resolve())
  })
  return {
    allow: `127.0.0.0/8:${port}`,
    articles: FEEDS * ARTICLES_OF_A_FEED,
    opmlUrl: `http://127.0.0.1:${port}/feeds.opml`,
    feedUrls: Array.from({ length: FEEDS }, (_, feed) => `http://127.0.0.${feed + 1}:${port}/feed/${feed}`),
    stop() {
      const ended = new Promise(done => child.once('exit', done))
      child.kill()
      return ended
    },
  }
}

/** Of any host of this machine: the farm's sites are two hundred of them. */
async function freePort() {
  const server = createServer()
  await new Promise(done => server.listen(0, done))
  const { port } = server.address()
  await new Promise(done => server.close(done))
  return port
}

/** `fetch`, once more where the farm has closed the kept connection meanwhile: a measure that computes does not see it close. */
export async function askFarm(url, options) {
  return fetch(url, options).catch(error => {
    if (error.cause?.code !== 'UND_ERR_SOCKET') throw error
    return fetch(url, options)
  })
}
