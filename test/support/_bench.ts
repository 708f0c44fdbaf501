import { Worker } from 'node:worker_threads'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from '../../electron/port.ts'
import type { Store } from '../../electron/store/records.ts'
import { openNetwork } from '../../electron/sync/fetch.ts'
import { parseAllowance } from '../../electron/sync/allowance.ts'
import { createHostLimiter } from '../../electron/sync/host-limiter.ts'
import { startParser } from '../../electron/sync/parser-process.ts'
import { createSync } from '../../electron/sync/sync.ts'
import { nodeParsers } from './node-parser.ts'
const folder = mkdtempSync('/tmp/warraq-bench-')
const worker = new Worker(new URL('../../electron/store/store.worker.ts', import.meta.url), { workerData: { folder } })
await new Promise(r => worker.once('message', r))
const { remote: store } = connect<Store>({ post: m => worker.postMessage(m), listen: l => worker.on('message', l) })
const port = 18180
const network = openNetwork({ allowance: parseAllowance(`127.0.0.0/8:${port}`), userAgent: 'bench' })
const parsers = nodeParsers(); const real = startParser(parsers.spawn)
import { readFileSync } from 'node:fs'
const childCpu = () => { const f = readFileSync(`/proc/${parsers.children[0]?.pid}/stat`, 'utf8').split(') ')[1]!.split(' '); return `${Number(f[11]) * 10} user ms ${Number(f[12]) * 10} sys ms` }
let parseMs = 0, longest = 0
const parser = { parseFeed: async (j: any) => { const s = performance.now(); const r = await real.parseFeed(j); parseMs += performance.now() - s; return r } }
let saveMs = 0
const timed = new Proxy(store, { get: (t: any, n: string) => (...a: any[]) => { const s = performance.now(); const p = t[n](...a); if (n === 'saveOutcomes') p.then(() => { saveMs += performance.now() - s }); return p } })
const sync = createSync({ store: timed, parser, network, limiter: createHostLimiter(8), pictures: null, syncInterval: () => 60, restFor: () => 0, onProgress() {}, onSaved() {} })
await store.addFeeds(Array.from({ length: 200 }, (_, i) => ({ url: `http://127.0.0.${i + 1}:${port}/feed/${i}`, title: null, homepage: null, section: null })), Date.now())
let last = performance.now(); const lag = setInterval(() => { const n = performance.now(); longest = Math.max(longest, n - last - 5); last = n }, 5)
const raw0 = performance.now()
let bytes = 0
for (let i = 0; i < 200; i += 8) await Promise.all(Array.from({ length: 8 }, async (_, k) => { bytes += (await (await fetch(`http://127.0.0.${i + k + 1}:${port}/feed/${i + k}`)).arrayBuffer()).byteLength }))
console.log('raw download', (performance.now() - raw0).toFixed(0), bytes)
longest = 0; last = performance.now()
const s = performance.now()
const cpu = process.cpuUsage()
const summary = await sync.start({ by: 'hand' })
console.log('listed', (performance.now() - s).toFixed(0), 'new', summary.newArticles, 'failures', summary.failures.length, 'parse', parseMs.toFixed(0), 'save', saveMs.toFixed(0), 'main lag', longest.toFixed(0), 'cpu main+store', JSON.stringify(process.cpuUsage(cpu)))
console.log('child', childCpu()); await sync.indexed()
console.log('searchable', (performance.now() - s).toFixed(0))
const again = createSync({ store, parser, network, limiter: createHostLimiter(8), pictures: null, syncInterval: () => 60, restFor: () => 0, clock: () => Date.now() + 120000, onProgress() {}, onSaved() {} })
const s2 = performance.now(); const second = await again.start({ by: 'hand' }); console.log('second', (performance.now() - s2).toFixed(0), second.unchanged)
clearInterval(lag); real.close(); await store.close(); await worker.terminate(); await network.close(); rmSync(folder, { recursive: true })
