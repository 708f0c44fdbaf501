// Liferea, a reader in a window of GTK and WebKit, on the same screen, with a session bus of its own on which nothing
// else is started.
import { spawn, spawnSync } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseSync } from '@photostructure/sqlite'
import { memoryUnder } from '../windows.mjs'

/** Between two looks at its database or its windows. */
const LOOK_AGAIN = 50
/** When nothing more came for so long it is done. */
const STANDS_STILL = 4000
const LONGEST = 120_000
/** Milliseconds after what it did last. */
const SETTLED = 5000
/** Its real window; before it come some of ten pixels. */
const LEAST_WIDTH = 300

/** Why it cannot be measured here; null if it can. */
export function whyNoLiferea() {
  const missing = ['liferea', 'dbus-run-session', 'xwininfo'].filter(
    program => spawnSync('which', [program]).status !== 0,
  )
  return missing.length > 0 ? `${missing.join(', ')} not installed` : null
}

/**
 * From the launch, with all feeds to ask, until the last article is in its database: milliseconds, and how many there
 * are. It takes no feed that is not well-formed XML: of the farm's two hundred, ten hold control characters.
 */
export async function lifereaSync(folder, { feedUrls }) {
  const home = join(folder, 'liferea')
  await rm(home, { recursive: true, force: true })
  for (const part of ['config/liferea', 'config/glib-2.0/settings', 'data', 'cache', 'run'])
    await mkdir(join(home, part), { recursive: true, mode: 0o700 })
  const outlines = feedUrls.map(
    (url, at) =>
      `<outline type="rss" id="feed${at}" title="${at}" xmlUrl="${url}" updateInterval="60" collapsed="true"/>`,
  )
  await writeFile(
    join(home, 'config/liferea/feedlist.opml'),
    `<opml version="1.0"><body>${outlines.join('')}</body></opml>`,
  )
  await writeFile(join(home, 'bus.conf'), BUS)
  const { startedAt, quit } = await start(home, { isAsking: true })
  const found = await lastArticle(join(home, 'data/liferea/liferea.db'))
  await quit()
  if (found.articles === 0) throw new Error('Liferea asked for nothing')
  return { articles: found.articles, ms: found.at - startedAt }
}

/** After `lifereaSync`, asking for nothing: milliseconds until its window is seen, and then megabytes at rest. */
export async function lifereaStart(folder) {
  const { startedAt, pid, quit } = await start(join(folder, 'liferea'), { isAsking: false })
  while (!(await isSeen())) {
    if (performance.now() - startedAt > LONGEST) throw new Error('Liferea shows no window')
    await sleep(LOOK_AGAIN)
  }
  const ms = performance.now() - startedAt
  await sleep(SETTLED)
  const megabytes = memoryUnder(pid()) / 1e6
  await quit()
  return { ms, megabytes }
}

/** A bus without services: what else would start would be measured too. */
const BUS = `<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>
  <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>`

/** The network is taken for granted: there is nobody to ask about it. */
async function start(home, { isAsking }) {
  const keys = {
    'startup-feed-action': isAsking ? 0 : 1,
    'default-update-interval': 60,
    'intranet-connectivity': true,
    'proxy-detect-mode': 1,
  }
  const lines = Object.entries(keys).map(([key, value]) => `${key}=${value}`)
  await writeFile(join(home, 'config/glib-2.0/settings/keyfile'), `[net/sf/liferea]\n${lines.join('\n')}\n`)
  const env = {
    ...process.env,
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_RUNTIME_DIR: join(home, 'run'),
    GSETTINGS_BACKEND: 'keyfile',
    NO_AT_BRIDGE: '1',
    GTK_USE_PORTAL: '0',
  }
  const startedAt = performance.now()
  const bus = spawn('dbus-run-session', [`--config-file=${join(home, 'bus.conf')}`, '--', 'liferea'], {
    env,
    stdio: 'ignore',
  })
  const ended = new Promise(done => bus.once('exit', done))
  const pid = () => Number(spawnSync('pgrep', ['-P', String(bus.pid), '-x', 'liferea'], { encoding: 'utf8' }).stdout)
  const quit = async () => {
    const own = pid()
    if (own) process.kill(own)
    await ended
  }
  return { startedAt, pid, quit }
}

async function lastArticle(file) {
  const begunAt = performance.now()
  let found = { articles: 0, at: begunAt }
  while (performance.now() - begunAt < LONGEST) {
    const articles = articlesIn(file)
    const at = performance.now()
    if (articles !== found.articles) found = { articles, at }
    if (found.articles > 0 && at - found.at > STANDS_STILL) break
    await sleep(LOOK_AGAIN)
  }
  return found
}

/** 0 while there is no database, or while it is being written. */
function articlesIn(file) {
  let db = null
  try {
    db = new DatabaseSync(file, { readOnly: true })
    return db.prepare('SELECT count(*) AS articles FROM items').get().articles
  } catch {
    return 0
  } finally {
    db?.close()
  }
}

async function isSeen() {
  const tree = spawnSync('xwininfo', ['-root', '-tree'], { encoding: 'utf8' }).stdout
  const [, id, width] = /(0x[0-9a-f]+) "[^"]*": \("liferea"[^)]*\)\s+(\d+)x(?=\d{3})/.exec(tree) ?? []
  if (!id || Number(width) < LEAST_WIDTH) return false
  return spawnSync('xwininfo', ['-id', id, '-stats'], { encoding: 'utf8' }).stdout.includes('IsViewable')
}
