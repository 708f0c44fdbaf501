/**
 * Runs in a network of its own, made by `silence.test.ts`: there is a way out, which leads to nobody, and somebody who
 * writes down which names are asked for. Prints what was heard during each run as one line of JSON.
 */

import { createSocket } from 'node:dgram'
import { lookup } from 'node:dns/promises'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { searchWish } from '../../shared/contract/search.ts'
import { launch, type RunningApp, temporaryFolder } from './app.ts'
import { say } from './words.ts'

export interface Heard {
  readonly names: readonly string[]
  /** That left the computer, or would have if the way out led anywhere. */
  readonly packets: number
}

/** What keeps a page from the network that runs a script of its own, each on or off. */
interface Guards {
  /** No name has an address. */
  readonly resolver: boolean
  /** The page's engine looks no name up ahead. */
  readonly engine: boolean
  /** WebRTC leads to a dead end. */
  readonly webrtc: boolean
}

const NOBODY = '192.0.2.7'
const ANY_RULE = '--host-resolver-rules=MAP nothing.invalid 127.0.0.1'
const LOOKS_AHEAD = '--blink-settings=dnsPrefetchingEnabled=true'
const OPEN: Guards = { resolver: false, engine: false, webrtc: false }

const names: string[] = []
const folder = temporaryFolder()
await answerNames()
const heard: Record<string, Heard> = {
  watch: await listenDuring(() => lookup('control.example').catch(() => sendOne())),
  day: await listenDuring(readSample),
  open: await listenDuring(() => tryOut(OPEN)),
  resolver: await listenDuring(() => tryOut({ ...OPEN, resolver: true })),
  engine: await listenDuring(() => tryOut({ ...OPEN, engine: true })),
  webrtc: await listenDuring(() => tryOut({ ...OPEN, webrtc: true })),
}
console.log(JSON.stringify(heard))
folder[Symbol.dispose]()
process.exit(0)

async function listenDuring(work: () => Promise<unknown>): Promise<Heard> {
  names.length = 0
  const before = packetsSent()
  await work()
  await sleep(300)
  return { names: [...new Set(names)], packets: packetsSent() - before }
}

/** Linux counts them for each device; `out` is the only one that leads anywhere. */
function packetsSent(): number {
  const [, counts = ''] = /^\s*out:\s*(.*)$/m.exec(readFileSync('/proc/self/net/dev', 'utf8')) ?? []
  return Number(counts.trim().split(/\s+/)[9])
}

/** Nothing has an address here. */
async function answerNames(): Promise<void> {
  const server = createSocket('udp4')
  server.on('message', (question, from) => {
    names.push(nameIn(question))
    const answer = Buffer.from(question)
    answer.writeUInt16BE(0x8183, 2)
    server.send(answer, from.port, from.address)
  })
  await new Promise<void>(done => server.bind(53, '127.0.0.1', done))
}

/** The question begins behind twelve bytes: each part of the name with its length before it. */
function nameIn(question: Buffer): string {
  const parts: string[] = []
  for (let at = 12; (question[at] ?? 0) > 0; at += (question[at] ?? 0) + 1)
    parts.push(question.toString('latin1', at + 1, at + 1 + (question[at] ?? 0)))
  return parts.join('.')
}

async function sendOne(): Promise<void> {
  const socket = createSocket('udp4')
  await new Promise(done => socket.send('x', 9, NOBODY, done))
  socket.close()
}

/** A reader who asks for nothing that is outside: starts, reads what is there, searches, changes a setting, quits. */
async function readSample(): Promise<void> {
  const running = await launch({ profile: `${folder.path}/reader` })
  const { page } = running
  await page.evaluate(() => window.reader.request.openSample())
  await page.evaluate(() => window.reader.request.changeSettings({ welcomed: true, theme: 'dark' }))
  await page.getByRole('option').first().click()
  await page.locator('[data-text]').first().waitFor()
  await page.evaluate(wish => window.reader.request.search(wish), searchWish('ا', 'best'))
  await page.getByRole('button', { name: say('sync.startTitle') }).waitFor()
  await sleep(6_000)
  await running.quit()
}

async function tryOut(guards: Guards): Promise<void> {
  const running = await launch({
    profile: `${folder.path}/${Object.values(guards).join('-')}`,
    args: [...(guards.resolver ? [] : [ANY_RULE]), ...(guards.engine ? [] : [LOOKS_AHEAD])],
  })
  await running.page.locator('main').first().waitFor()
  await openHarness(running, guards)
  await running.page.evaluate(connect, NOBODY)
  await running.quit()
}

/** A page of ours that somebody took over, and that comes without its policy. */
async function openHarness({ app, page }: RunningApp, { webrtc }: Guards): Promise<void> {
  await app.evaluate(async ({ BrowserWindow, session }, isGuarded) => {
    const [window] = BrowserWindow.getAllWindows()
    const { protocol } = session.defaultSession
    if (!isGuarded) {
      window?.webContents.setWebRTCIPHandlingPolicy('default')
      await session.defaultSession.setProxy({ mode: 'direct' })
    }
    const markup = '<!doctype html><link rel=dns-prefetch href=//secret.outside.example><body>'
    protocol.unhandle('app')
    protocol.handle('app', () => new Response(markup, { headers: { 'Content-Type': 'text/html' } }))
    await window?.loadURL('app://reader/harness')
  }, webrtc)
  await page.waitForURL('app://reader/harness')
}

/** In the page. */
async function connect(address: string): Promise<void> {
  const urls = [`stun:${address}:3478`, `turn:${address}:443?transport=tcp`, `turn:${address}:3478?transport=udp`]
  try {
    const peer = new RTCPeerConnection({ iceServers: [{ urls, username: 'what-was-read', credential: 'x' }] })
    peer.createDataChannel('x')
    await peer.setLocalDescription(await peer.createOffer())
  } catch {
    // Refused at once: so much the better.
  }
  await new Promise(done => setTimeout(done, 4_000))
}
