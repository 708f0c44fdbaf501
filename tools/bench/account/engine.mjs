// The engine of the app without a window and one account, in a process of its own: PROFILE ADDRESS USER SECRET MARKS.
// Says what each sync took, in milliseconds, and the memory of this process, in MB.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openSecrets } from '../../../electron/accounts/secrets.ts'
import { assetsBeside } from '../../../electron/base/assets.ts'
import { spawnNodeParser } from '../../../electron/parse/service/spawn.ts'
import { startEngine } from '../../../electron/running/running.ts'
import { startStore } from '../../../electron/store/start.ts'
import { distFolder } from '../../places.mjs'

const KEEPER = {
  isProtecting: () => false,
  seal: text => Buffer.from(text),
  open: bytes => Buffer.from(bytes).toString(),
}
const ALL = { scope: { kind: 'all' }, unreadSince: null }

const [, , profile, address, user, secret, marks] = process.argv
const builtFolder = join(distFolder, 'electron')
await mkdir(profile, { recursive: true })
const opened = startStore(builtFolder, profile)
await opened.opened
const engine = startEngine({
  ...assetsBeside(builtFolder),
  opened,
  folder: profile,
  allowHosts: `127.0.0.0/8:${new URL(address).port}`,
  picturesAhead: () => false,
  proxyFor: () => null,
  picturePolicy: () => 'never',
  isMetered: () => true,
  pictureRoom: () => Number.POSITIVE_INFINITY,
  language: () => 'ar',
  spawnParser: () => spawnNodeParser(builtFolder),
  openExtractor: null,
  syncInterval: () => 0,
  onProgress() {},
  onSaved() {},
  onExchange() {},
  onArrived() {},
  secrets: openSecrets(join(profile, 'passwords.json'), KEEPER),
  onAccounts() {},
})
const before = memory()
const firstMs = await timed(async () => {
  const id = await engine.accounts.add({ address, user, secret, isRemembered: false, pinned: null })
  await engine.accounts.sync(id)
})
const [{ id }] = await engine.accounts.list()
const readableMs = firstMs + (await timed(() => engine.sync.indexed()))
const articles = await unread()
const againMs = await timed(() => engine.accounts.sync(id))
const more = (await unread()) - articles
const { list } = await engine.store.openList(ALL, null)
const refs = []
for (let slice = 0; refs.length < Number(marks) && slice * list.sliceSize < list.total; slice++) {
  refs.push(...((await engine.store.readSlice(ALL, list, slice)) ?? []).map(({ ref }) => ref))
}
await engine.store.markRead(refs.slice(0, Number(marks)), true)
const marksMs = await timed(() => engine.accounts.sync(id))
const [{ waiting, state }] = await engine.accounts.list()
const peak = process.resourceUsage().maxRSS / 1024
console.log(JSON.stringify({ articles, more, firstMs, readableMs, againMs, marksMs, waiting, state, before, peak }))
await engine.stop()

async function unread() {
  return (await engine.store.readLibrary()).sources.reduce((sum, source) => sum + source.unread, 0)
}

async function timed(work) {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

function memory() {
  return process.memoryUsage().rss / 1024 / 1024
}
