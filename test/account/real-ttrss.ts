/**
 * A real Tiny Tiny RSS from Debian's packages in a folder of its own: PostgreSQL on a socket there, PHP's own web server on a
 * port of this machine. Nothing of the system is configured, and everything goes at the end. Needs root, to run both as
 * the user `postgres`: neither of them runs as root.
 */

import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import { promisify } from 'node:util'

const SHARE = '/usr/share/tt-rss'
const PROGRAMS = '/usr/lib/postgresql'

export const TTRSS_MISSING = whyMissing()

function whyMissing(): string | null {
  if (!existsSync(join(SHARE, 'www', 'update.php')) || !existsSync(PROGRAMS))
    return 'there is no TT-RSS on this machine'
  return process.getuid?.() === 0 ? null : 'a real TT-RSS is started by root only'
}

export interface RealTtrss {
  readonly port: number
  readonly url: string
  readonly user: string
  readonly secret: string
  /** Fetches all feeds: it does so only when it is told to. */
  fetchFeeds(): Promise<void>
  /** What its API cannot: puts a feed into a folder, as on its own pages. */
  putInto(folder: string, feedUrl: string): Promise<void>
  /** All sessions are over. */
  forgetSessions(): Promise<void>
  /** The web server ends in the middle of whatever it does. */
  stopAnswering(): Promise<void>
  startAnswering(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/** `proxyPort`: where the newspapers are. TT-RSS refuses feeds of this machine, and asks a proxy about all others. */
export async function startTtrss(proxyPort: number): Promise<RealTtrss> {
  const owner = { uid: idOf('-u'), gid: idOf('-g') }
  const folder = mkdtempSync(join(tmpdir(), 'warraq-ttrss-'))
  const own = (name: string) => {
    const path = join(folder, name)
    mkdirSync(path, { recursive: true })
    chownSync(path, owner.uid, owner.gid)
    return path
  }
  chownSync(folder, owner.uid, owner.gid)
  const port = await freePort()
  const www = join(folder, 'www')
  cpSync(join(SHARE, 'www'), www, { recursive: true, dereference: true, filter: from => !from.endsWith('/config.php') })
  for (const name of [
    'lock',
    'cache',
    'cache/export',
    'cache/feeds',
    'cache/images',
    'cache/upload',
    'cache/simplepie',
  ])
    own(name)
  rmSync(join(www, 'feed-icons'), { recursive: true, force: true })
  own('www/feed-icons')
  writeFileSync(join(www, 'config.php'), configuration({ folder, port, proxyPort }), { mode: 0o644 })

  const bin = join(PROGRAMS, readdirSync(PROGRAMS).sort().at(-1) ?? '', 'bin')
  const as = async (command: string, ...args: string[]) => {
    await promisify(execFile)(command, args, {
      ...owner,
      cwd: folder,
      env: { PATH: process.env['PATH'] },
      maxBuffer: 2 ** 26,
    })
  }
  const sql = (...args: string[]) => as(join(bin, 'psql'), '-q', '-h', folder, '-v', 'ON_ERROR_STOP=1', ...args)
  const database = await startDatabase(bin, own('data'), { folder, owner, as })
  await as(join(bin, 'createdb'), '-h', folder, 'ttrss')
  await sql('-d', 'ttrss', '-f', join(SHARE, 'schema', 'ttrss_schema_pgsql.sql'))
  await sql(
    '-d',
    'ttrss',
    '-c',
    "insert into ttrss_user_prefs (owner_uid, pref_name, profile, value) select id, 'ENABLE_API_ACCESS', null, 'true' from ttrss_users",
  )

  let web: ChildProcess | null = null
  const server: RealTtrss = {
    port,
    url: `http://127.0.0.1:${port}`,
    user: 'admin',
    secret: 'password',
    async fetchFeeds() {
      // What it fetched within half a minute it takes from here.
      rmSync(join(folder, 'cache', 'feeds'), { recursive: true, force: true })
      own('cache/feeds')
      await sql('-d', 'ttrss', '-c', 'update ttrss_feeds set last_updated = null, last_update_started = null')
      await as('php', '-d', 'display_errors=0', '-d', 'log_errors=0', join(www, 'update.php'), '--feeds', '--quiet')
    },
    async putInto(name, feedUrl) {
      const title = quoted(name)
      await sql(
        '-d',
        'ttrss',
        '-c',
        `insert into ttrss_feed_categories (title, owner_uid) select ${title}, id from ttrss_users
           where not exists (select 1 from ttrss_feed_categories where title = ${title})`,
        '-c',
        `update ttrss_feeds set cat_id = (select id from ttrss_feed_categories where title = ${title})
           where feed_url = ${quoted(feedUrl)}`,
      )
    },
    forgetSessions: () => sql('-d', 'ttrss', '-c', 'delete from ttrss_sessions'),
    async stopAnswering() {
      if (web) await endGroup(web, 'SIGKILL')
      web = null
    },
    async startAnswering() {
      const quiet = ['-d', 'display_errors=0', '-d', 'log_errors=0']
      web = spawn('php', [...quiet, '-S', `127.0.0.1:${port}`, '-t', www], {
        ...owner,
        cwd: www,
        // One answer at a time otherwise.
        env: { PATH: process.env['PATH'], PHP_CLI_SERVER_WORKERS: '3' },
        stdio: 'ignore',
        // Its workers are of its group, and end with it.
        detached: true,
      })
      await until(() => answers(port), 'TT-RSS answers')
    },
    async [Symbol.asyncDispose]() {
      await server.stopAnswering()
      await end(database, 'SIGQUIT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
  await server.startAnswering()
  return server
}

interface Place {
  readonly folder: string
  readonly owner: { readonly uid: number; readonly gid: number }
  as(command: string, ...args: string[]): Promise<void>
}

async function startDatabase(bin: string, data: string, { folder, owner, as }: Place): Promise<ChildProcess> {
  await as(join(bin, 'initdb'), '-D', data, '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync')
  // No port at all, and nothing that outlives a test is written with care.
  const settings = ["listen_addresses=''", 'fsync=off', 'full_page_writes=off', 'synchronous_commit=off']
  const args = ['-D', data, '-k', folder, ...settings.flatMap(setting => ['-c', setting.replaceAll("'", '')])]
  const database = spawn(join(bin, 'postgres'), args, { ...owner, cwd: data, env: {}, stdio: 'ignore' })
  await until(
    () =>
      as(join(bin, 'pg_isready'), '-q', '-h', folder).then(
        () => true,
        () => false,
      ),
    'the database answers',
  )
  return database
}

/** As a text of SQL. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

function configuration({ folder, port, proxyPort }: { folder: string; port: number; proxyPort: number }): string {
  const constants: Readonly<Record<string, string | number | boolean>> = {
    DB_TYPE: 'pgsql',
    DB_HOST: folder,
    DB_PORT: '',
    DB_USER: 'postgres',
    DB_NAME: 'ttrss',
    DB_PASS: '',
    MYSQL_CHARSET: 'UTF8',
    SELF_URL_PATH: `http://127.0.0.1:${port}/`,
    SINGLE_USER_MODE: false,
    SIMPLE_UPDATE_MODE: false,
    PHP_EXECUTABLE: '/usr/bin/php',
    LOCK_DIRECTORY: join(folder, 'lock'),
    CACHE_DIR: join(folder, 'cache'),
    ICONS_DIR: 'feed-icons',
    ICONS_URL: 'feed-icons',
    AUTH_AUTO_CREATE: false,
    AUTH_AUTO_LOGIN: false,
    FORCE_ARTICLE_PURGE: 0,
    ENABLE_REGISTRATION: false,
    REG_NOTIFY_ADDRESS: '',
    REG_MAX_USERS: 1,
    SESSION_COOKIE_LIFETIME: 86_400,
    SMTP_FROM_NAME: '',
    SMTP_FROM_ADDRESS: '',
    DIGEST_SUBJECT: '',
    CHECK_FOR_UPDATES: false,
    ENABLE_GZIP_OUTPUT: false,
    PLUGINS: 'auth_internal',
    LOG_DESTINATION: '',
    CONFIG_VERSION: 26,
    _HTTP_PROXY: `127.0.0.1:${proxyPort}`,
  }
  const lines = Object.entries(constants).map(([name, value]) => `define('${name}', ${JSON.stringify(value)});`)
  return `<?php\n${lines.join('\n')}\n`
}

function idOf(which: '-u' | '-g'): number {
  return Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }))
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function answers(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/`, { method: 'POST', body: '{"op":"isLoggedIn"}' })
    return response.ok && 'seq' in ((await response.json()) as object)
  } catch {
    // Not yet.
    return false
  }
}

const PATIENCE = 60_000

async function until(isTrue: () => Promise<boolean>, what: string): Promise<void> {
  const givenUpAt = Date.now() + PATIENCE
  while (!(await isTrue())) {
    if (Date.now() > givenUpAt) throw new Error(`waited in vain until ${what}`)
    await rest(100)
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise(resolve => child.once('exit', resolve))
  child.kill(signal)
  await ended
}

async function endGroup(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise(resolve => child.once('exit', resolve))
  process.kill(-child.pid, signal)
  await ended
}
