// What the compiler cannot see. Each rule is a function from the files to the sentences that say what breaks it; each is
// first shown a bad example, so that a rule that finds nothing is known to be able to.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, posix, relative, sep } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ENTRIES, FLOORS } from './rooms.ts'

interface SourceFile {
  /** From the project's folder, with `/`. */
  readonly path: string
  readonly text: string
}
type Rule = (files: readonly SourceFile[]) => string[]

const root = dirname(import.meta.dirname)
const SOURCE_FOLDERS = ['electron', 'renderer', 'shared', 'tools', 'test', 'assets', '.ci']
const FORBIDDEN_FOLDERS = new Set(['utils', 'helpers', 'types', 'hooks', 'components', 'services'])
const SQLITE_PACKAGES =
  /^(@photostructure\/sqlite|better-sqlite3.*|sqlite3?|node-sqlite3.*|sql\.js|@libsql\/.*|libsql)$/
const LONGEST_FILE = 400
const MOST_FILES = 22
/** What is shipped, as a path from the project's folder. */
const FLOOR = /^(?:shared|electron|renderer)\//
const THIS_FILE = 'test/architecture.test.ts'
const only =
  (allowed: string, pattern: RegExp, within: string): Rule =>
  files =>
    breaking(
      files,
      f => f.path.startsWith(within) && f.path !== allowed && pattern.test(code(f)),
      `only ${allowed} may`,
    )

const importsNothing =
  (from: string, forbidden: (target: string) => boolean): Rule =>
  files =>
    breaking(files, f => f.path.startsWith(from) && imports(f).some(forbidden), 'imports what it may not')

const outside = (folders: readonly string[]) => (target: string) =>
  target.includes('/') && !folders.some(f => target.startsWith(f))

const rules: readonly (readonly [name: string, rule: Rule, bad: SourceFile | null])[] = [
  [
    'only electron/ipc/ipc.ts touches ipcMain',
    only('electron/ipc/ipc.ts', /\bipcMain\b/, 'electron/'),
    { path: 'electron/window.ts', text: "import { ipcMain } from 'electron'" },
  ],
  [
    'only electron/ipc/bridge.ts touches contextBridge',
    only('electron/ipc/bridge.ts', /\bcontextBridge\b/, 'electron/'),
    { path: 'electron/window.ts', text: 'contextBridge.exposeInMainWorld()' },
  ],
  [
    'only renderer/bar/bridge.ts touches window.bar',
    only('renderer/bar/bridge.ts', /\b(window|globalThis)\.bar\b/, 'renderer/'),
    { path: 'renderer/bar/Bar.tsx', text: 'window.bar.request.closeBar()' },
  ],
  [
    'only renderer/base/reader.ts touches window.reader',
    only('renderer/base/reader.ts', /\b(window|globalThis)\.reader\b/, 'renderer/'),
    { path: 'renderer/App.tsx', text: 'window.reader.sync()' },
  ],
  [
    'only electron/network/ask.ts fetches, so that nobody is asked impolitely',
    only('electron/network/ask.ts', /\bimport\b[^'"]*\bfetchBytes\b/, 'electron/'),
    { path: 'electron/sources/icons.ts', text: "import { type Fetched, fetchBytes } from '../network/fetch.ts'" },
  ],
  [
    'only electron/accounts/servers/talk.ts calls with credentials',
    only('electron/accounts/servers/talk.ts', /\bimport\b[^'"]*\bcall\b[^'"]*from '[^']*\/call\.ts'/, 'electron/'),
    { path: 'electron/sync/a.ts', text: "import { CALL_LIMITS, call } from '../network/call.ts'" },
  ],
  [
    'H-21 nothing is started by a command line, and no file is opened by the system',
    files =>
      breaking(
        files,
        f =>
          /^(?:electron|shared)\//.test(f.path) &&
          /\b(?:exec|execSync|execFile|execFileSync|spawnSync|openPath|openItem)\(|\bshell:\s*true/.test(
            code(f).replaceAll('.exec(', ''),
          ),
        'starts what a name may say',
      ),
    { path: 'electron/enclosures.ts', text: 'void shell.openPath(file)' },
  ],
  [
    // The system wants its icons from main. Those that come with the app are no danger: who can change them can change it.
    'H-13 no picture is decoded in main but the app’s own icon',
    only(
      'electron/desktop/own-pictures.ts',
      /\bnativeImage\b|\bcreateFrom(?:Buffer|Path|DataURL|NamedImage)\b|\bcreateThumbnailFromPath\b/,
      'electron/',
    ),
    { path: 'electron/desktop/tray.ts', text: 'const icon = nativeImage.createFromPath(path)' },
  ],
  [
    'H-13 the app’s own icon is named in the sources, and no bytes are decoded',
    files =>
      breaking(
        files,
        f =>
          f.path === 'electron/desktop/own-pictures.ts' &&
          (/\bcreateFrom(?:Buffer|DataURL|NamedImage)\b|\bcreateThumbnailFromPath\b/.test(code(f)) ||
            /\bcreateFromPath\((?!join\(builtFolder, '\.\.', '\.\.', ICON\)\))/.test(code(f))),
        'decodes pictures where nothing contains it',
      ),
    { path: 'electron/desktop/own-pictures.ts', text: 'export const a = (path) => nativeImage.createFromPath(path)' },
  ],
  [
    'B-09 only electron/base/log.ts writes to the console',
    only('electron/base/log.ts', /\bconsole\./, 'electron/'),
    { path: 'electron/sync/a.ts', text: "console.error('sync:', error)" },
  ],
  [
    'H-04 only renderer/markup/sanitise.ts cleans markup',
    only('renderer/markup/sanitise.ts', /from 'dompurify'/, 'renderer/'),
    { path: 'renderer/article/text/ArticleBody.tsx', text: "import DOMPurify from 'dompurify'" },
  ],
  [
    'H-04 markup as text becomes elements nowhere in the window',
    files =>
      breaking(
        files,
        f =>
          /^renderer\/(?!extractor\/)/.test(f.path) &&
          /dangerouslySetInnerHTML|\b(?:inner|outer)HTML\s*=(?!=)|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|setHTML/.test(
            code(f),
          ),
        'makes elements out of text',
      ),
    { path: 'renderer/article/a.tsx', text: 'element.innerHTML = article.html' },
  ],
  [
    'shared/ imports nothing outside shared/',
    importsNothing(
      'shared/',
      target => target.startsWith('node:') || target === 'electron' || isInside(target, outside(['shared/'])),
    ),
    { path: 'shared/a.ts', text: "export { b } from '../electron/b'" },
  ],
  [
    'renderer/ imports nothing from electron/ or Node',
    importsNothing(
      'renderer/',
      target => target === 'electron' || target.startsWith('node:') || target.startsWith('electron/'),
    ),
    { path: 'renderer/timeline/a.tsx', text: "const b = await import('../../electron/b')" },
  ],
  [
    'electron/ imports nothing from renderer/',
    importsNothing('electron/', target => target.startsWith('renderer/')),
    { path: 'electron/a.ts', text: "import type { B } from '../renderer/b'" },
  ],
  [
    'B-10: nothing is isolated without a direction: names, headlines and addresses have components for it',
    files =>
      breaking(
        files,
        f => f.path.startsWith('renderer/') && /<bdi(?![^>]*\sdir=)|\('bdi'(?![^}]{0,200}\.dir = )/.test(code(f)),
        'leaves the direction to the first letter',
      ),
    { path: 'renderer/a.tsx', text: '<bdi className={styles.source}>{row.sourceTitle}</bdi>' },
  ],
  [
    'E-02: no script switches the sandbox off',
    files =>
      breaking(
        files,
        f =>
          f.path !== THIS_FILE &&
          !f.path.startsWith('test/') &&
          /--no-sandbox|ELECTRON_DISABLE_SANDBOX|sandbox:\s*false/.test(code(f)),
        'switches the sandbox off',
      ),
    { path: 'tools/start.mjs', text: "run('electron', ['--no-sandbox'])" },
  ],
  [
    'E-15: no window is loaded from a file address',
    files =>
      breaking(
        files,
        f => /^(electron|renderer)\//.test(f.path) && /\bloadFile\(|['"`]file:\/\//.test(code(f)),
        'uses file addresses',
      ),
    { path: 'electron/window.ts', text: "window.loadFile('index.html')" },
  ],
  [
    'B-10: no invisible direction marks in the sources',
    files =>
      breaking(
        files,
        f => !f.path.startsWith('test/fixtures/') && /[\u202A-\u202E\u2066-\u2069]/.test(f.text),
        'holds an invisible direction mark',
      ),
    { path: 'electron/a.ts', text: 'const role = "\u202Euser"' },
  ],
  [
    'what is read at a start asks ICU for nothing: its tables take 12 ms',
    files =>
      breaking(
        files,
        f => FLOOR.test(f.path) && /^(?:export )?(?:const|let) [^\n]*=\s*new Intl\./m.test(code(f)),
        'makes at once what could be made when it is needed',
      ),
    { path: 'electron/base/a.ts', text: "const words = new Intl.Segmenter('ar')" },
  ],
  [
    'imports only go down the floors and rooms',
    files => {
      const rooms = FLOORS.flat()
      return files
        .filter(f => isCode(f) && FLOOR.test(f.path))
        .flatMap(f => {
          const own = rooms.indexOf(dirname(f.path))
          if (own < 0) return [`${f.path}: its room is not in the list`]
          return imports(f)
            .filter(target => FLOOR.test(target) && rooms.indexOf(dirname(target)) > own)
            .map(target => `${f.path}: imports ${target}, which stands above it`)
        })
    },
    { path: 'shared/arabic/a.ts', text: "import type { B } from '../contract/b.ts'" },
  ],
  [
    'a room holds no more files than one can survey',
    files => {
      const held = files.filter(f => FLOOR.test(f.path)).map(f => dirname(f.path))
      const count = (room: string) => held.filter(other => other === room).length
      return [...new Set(held)].filter(room => count(room) > MOST_FILES).map(room => `${room}: ${count(room)}`)
    },
    null,
  ],
  [
    'the roots of electron/ and renderer/ hold entries only',
    files =>
      breaking(files, f => ENTRIES[dirname(f.path)]?.test(basename(f.path)) === false, 'is no entry: it wants a room'),
    { path: 'electron/helper.ts', text: '' },
  ],
  [
    'a folder is a concern, not a kind',
    files =>
      breaking(
        files,
        f =>
          f.path
            .split('/')
            .slice(0, -1)
            .some(part => FORBIDDEN_FOLDERS.has(part)),
        'lies in a folder named after a kind',
      ),
    { path: 'renderer/hooks/a.ts', text: '' },
  ],
  [
    'a long file says in its first comment why it is over 400 lines',
    files =>
      breaking(
        files,
        f => isCode(f) && f.text.split('\n').length > LONGEST_FILE && !firstComment(f).includes('over 400 lines'),
        'is over 400 lines',
      ),
    { path: 'electron/a.ts', text: '// Long.\n'.repeat(401).replaceAll('\n//', '\n\n') },
  ],
]

describe('architecture', () => {
  const files = sourceFiles()

  test('the sources are found', () => {
    expect(files.map(f => f.path)).toContain('tools/prepare.mjs')
    expect(files.length).toBeGreaterThan(20)
  })

  test.each(rules)('%s', (_name, rule, bad) => {
    if (bad) expect(rule([bad])).toHaveLength(1)
    expect(rule(files)).toEqual([])
  })

  test('every case of articles, names, feeds, requests and the network has a test that bears its id', () => {
    const tests = files.filter(f => f.path.startsWith('test/') && f.path !== THIS_FILE)
    expect(namedIn("test('H-01 H-02: a', () => expect('B-03'))", 'const S-01 = 1 // X-01')).toEqual([
      'H-01',
      'H-02',
      'B-03',
    ])
    const tested = new Set(namedIn(...tests.map(f => f.text), ...rules.map(([name]) => `'${name}'`)))
    const ids = [
      ...['E-11', 'E-21'],
      ...idsUpTo('H', 24),
      ...idsUpTo('B', 10),
      ...idsUpTo('N', 22),
      ...idsUpTo('S', 21),
      ...idsUpTo('X', 25),
      ...idsUpTo('P', 8),
    ]
    expect(ids.filter(id => !tested.has(id))).toEqual([])
  })

  test('D-31: exactly one package binds SQLite, and one file names it', () => {
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, unknown>
    }
    expect(
      sqlitePackages({ 'node_modules/better-sqlite3': {}, 'node_modules/a/node_modules/sql.js': {} }),
    ).toHaveLength(2)
    expect(sqlitePackages(packages)).toEqual(['@photostructure/sqlite'])
    const other = files.filter(
      f => f.path !== THIS_FILE && imports(f).some(target => target === 'node:sqlite' || target === 'better-sqlite3'),
    )
    expect(other).toEqual([])
  })
})

/** The ids with which names begin. */
function namedIn(...texts: readonly string[]): string[] {
  const names = texts.flatMap(text => text.match(/['"`](?:[A-Z]-\d\d\b:? ?)+/g) ?? [])
  return names.flatMap(name => name.match(/[A-Z]-\d\d/g) ?? [])
}

function idsUpTo(letter: string, last: number): string[] {
  return Array.from({ length: last }, (_, n) => `${letter}-${String(n + 1).padStart(2, '0')}`)
}

function sourceFiles(): SourceFile[] {
  const below = SOURCE_FOLDERS.filter(folder => existsSync(join(root, folder))).flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name)),
  )
  const top = readdirSync(root, { withFileTypes: true }).filter(
    entry => entry.isFile() && entry.name !== 'package-lock.json',
  )
  return [...below, ...top.map(entry => join(root, entry.name))]
    .map(file => relative(root, file).replaceAll(sep, '/'))
    .filter(path => /\.([cm]?[jt]sx?|json|css|html|md|sql|yml|toml)$|^\.ci\/run$/.test(path))
    .map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

function breaking(files: readonly SourceFile[], breaks: (file: SourceFile) => boolean, how: string): string[] {
  return files.filter(breaks).map(file => `${file.path}: ${how}`)
}

/** Without whole-line comments, which may name what they forbid. */
function code({ text }: SourceFile): string {
  return text.replace(/^\s*(\/\/|\*|\/\*|#).*$/gm, '')
}

/** What a file imports: packages as they are named, files by their path from the project's folder. */
function imports(file: SourceFile): string[] {
  if (!isCode(file)) return []
  const named = code(file).matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)['"]([^'"]+)['"]/g)
  return [...named].map(([, target = '']) =>
    target.startsWith('.') ? posix.join(posix.dirname(file.path), target) : target,
  )
}

/** Packages have no folder of ours as their beginning. */
function isInside(target: string, rule: (target: string) => boolean): boolean {
  return SOURCE_FOLDERS.some(folder => target.startsWith(`${folder}/`)) && rule(target)
}

function isCode({ path }: SourceFile): boolean {
  return /\.([cm]?[jt]sx?|css)$/.test(path)
}

function firstComment({ text }: SourceFile): string {
  return /^\s*(\/\*.*?\*\/|(?:\/\/[^\n]*\n?)+)/s.exec(text)?.[0] ?? ''
}

function sqlitePackages(packages: Record<string, unknown>): string[] {
  const names = Object.keys(packages).map(path =>
    path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
  )
  return [...new Set(names.filter(name => SQLITE_PACKAGES.test(name) && basename(name) !== ''))]
}
