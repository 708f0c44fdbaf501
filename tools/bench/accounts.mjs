// An account of 10,000 unread articles: its first sync, one with nothing new and one with 1,000 marks, each beside the same
// calls made bare. The server is a process of its own, and so is the engine.
import { execFile, spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { medianOf, versus } from './numbers.mjs'

const ARTICLES = 10_000
const MARKS = 1000
const AT_ONCE = 100
const SIDE_BY_SIDE = 2
const STATE = 'user/-/state/com.google/'
const programs = join(import.meta.dirname, 'account')

export async function measureAccounts({ folder, runs }) {
  const times = []
  for (let turn = 0; turn < runs; turn++) times.push(await oneRun(join(folder, 'account')))
  const median = of => medianOf(times.map(of))
  const against = (name, part, yardstick) =>
    versus(
      name,
      median(({ ours }) => ours[part]),
      'ms',
      yardstick,
      median(({ bare }) => bare[part]),
    )
  return [
    against('accounts', 'firstMs', 'the same calls made bare'),
    against('accounts-again', 'againMs', 'the same calls made bare'),
    against('accounts-marks', 'marksMs', 'the same calls made bare'),
    versus(
      'accounts-searchable',
      median(({ ours }) => ours.readableMs),
      'ms',
      'listed',
      median(({ ours }) => ours.firstMs),
    ),
    versus(
      'accounts-memory',
      median(({ ours }) => ours.peak),
      'MB',
      'the same before',
      median(({ ours }) => ours.before),
    ),
  ]
}

async function oneRun(profile) {
  const server = await startServer()
  try {
    const bare = await askBare(server.at)
    await rm(profile, { recursive: true, force: true })
    const { base, user, secret } = server.at
    const args = [join(programs, 'engine.mjs'), profile, base, user, secret, String(MARKS)]
    const { stdout } = await promisify(execFile)(process.env.WARRAQ_NODE, args)
    const ours = JSON.parse(stdout)
    if (ours.articles !== ARTICLES || ours.waiting > 0 || ours.state.failure) throw new Error(`Not all came: ${stdout}`)
    return { ours, bare }
  } finally {
    server.process.kill()
  }
}

async function startServer() {
  const child = spawn(process.env.WARRAQ_NODE, [join(programs, 'server.mjs'), String(ARTICLES)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout })) return { process: child, at: JSON.parse(line) }
  throw new Error('the server did not start')
}

/** What the engine asks, in the same order and with the same hands, and nothing done with the answers. */
async function askBare({ base, user, secret }) {
  const form = pairs => ({ method: 'POST', body: new URLSearchParams(pairs).toString() })
  const post = { 'content-type': 'application/x-www-form-urlencoded' }
  const words = async (path, init = {}) => (await fetch(base + path, init)).text()
  const login = await words('/accounts/ClientLogin', {
    ...form([
      ['Email', user],
      ['Passwd', secret],
    ]),
    headers: post,
  })
  const authorization = `GoogleLogin auth=${/^Auth=(.*)$/m.exec(login)?.[1]}`
  const headers = { ...post, authorization }
  const api = (path, init = {}) => words(`/reader/api/0${path}`, { headers, ...init })
  const token = (await api('/token')).trim()
  const idsOf = async parameters => {
    const ids = []
    for (let page = ''; page !== null; ) {
      const said = JSON.parse(await api(`/stream/items/ids?output=json&n=10000&${parameters}${page}`))
      ids.push(...(said.itemRefs ?? []).map(({ id }) => id))
      page = said.continuation ? `&c=${said.continuation}` : null
    }
    return ids
  }
  const lists = async () => {
    await api('/subscription/list?output=json')
    await api('/tag/list?output=json')
    const ids = await idsOf(`s=${STATE}reading-list&xt=${STATE}read`)
    await idsOf(`s=${STATE}starred`)
    await api(`/stream/items/ids?output=json&n=1000&s=${STATE}reading-list`)
    return ids
  }
  const change = (path, pairs) => api(path, form([['T', token], ...pairs]))
  const listed = ids =>
    ids.map(id => ['i', `tag:google.com,2005:reader/item/${BigInt(id).toString(16).padStart(16, '0')}`])

  const times = {}
  let ids = []
  times.firstMs = await timed(async () => {
    ids = await lists()
    const next = piecesOf(ids).values()
    const work = async () => {
      for (const piece of next) await change('/stream/items/contents?output=json', listed(piece))
    }
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work))
  })
  times.againMs = await timed(lists)
  times.marksMs = await timed(async () => {
    // They are unread and stay so: the server does as much for that.
    for (const piece of piecesOf(ids.slice(0, MARKS)))
      await change('/edit-tag', [['r', `${STATE}read`], ...listed(piece)])
    await lists()
  })
  return times
}

function piecesOf(ids) {
  const pieces = []
  for (let first = 0; first < ids.length; first += AT_ONCE) pieces.push(ids.slice(first, first + AT_ONCE))
  return pieces
}

async function timed(work) {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}
