import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findings, missingCalls } from '../../tools/security/findings.mjs'
import { REVIEWED } from '../../tools/security/reviewed.mjs'
import { MUST_BE_CALLED } from '../../tools/security/rules.mjs'

const root = join(import.meta.dirname, '..', '..')

/** Each line breaks one rule. */
const BAD = [
  'new BrowserWindow({ webPreferences: { nodeIntegration: true } })',
  'const preferences = { sandbox: false }',
  'const preferences = { contextIsolation: false }',
  'const preferences = { enableBlinkFeatures: "PreciseMemoryInfo" }',
  "app.commandLine.appendSwitch('no-sandbox')",
  "app.commandLine.appendSwitch('ignore-certificate-errors')",
  "app.on('certificate-error', allow)",
  'eval(text)',
  'const run = new Function(text)',
  "setTimeout('run()', 10)",
  "const module = await import(origin + '/update.js')",
  "void window.loadURL('http://news.example/')",
  'void shell.openPath(file)',
  'void shell.openExternal(address)',
  'window.webContents.openDevTools()',
  "const tools = role('menu.tools', 'toggleDevTools')",
  'void contents.executeJavaScript(text)',
  "contextBridge.exposeInMainWorld('reader', { ipc: ipcRenderer })",
  "import { exec } from 'node:child_process'",
  "import vm from 'vm'",
  "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'",
  'const page = <webview src="app://reader" />',
]

describe('E-20 E-24: the security lint', () => {
  test.each(BAD)('finds %s', line => {
    expect(findings([{ path: 'bad.tsx', text: `\n${line}\n` }])).toEqual([
      { path: 'bad.tsx', line: 2, what: expect.any(String) },
    ])
  })

  test('passes what is good', () => {
    const text = `const preferences = { sandbox: true, contextIsolation: true }
      setTimeout(() => run(), 10)
      const view = await import('./view.ts')`
    expect(findings([{ path: 'good.ts', text }])).toEqual([])
  })

  test('misses what nobody calls', () => {
    expect(missingCalls([{ path: 'a.ts', text: 'app.enableSandbox()' }])).toEqual(MUST_BE_CALLED.slice(1))
  })

  test('P-16 E-20: finds nothing in the sources that nobody has looked at, and nothing is excused that is gone', () => {
    const found = findings(sources()).map(({ path, what }) => `${path}: ${what}`)
    expect([...new Set(found)].sort()).toEqual(REVIEWED.map(({ path, what }) => `${path}: ${what}`).sort())
    expect(missingCalls(sources())).toEqual([])
  })
})

function sources() {
  return ['electron', 'renderer', 'shared'].flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter(name => /\.tsx?$/.test(name))
      .map(name => ({
        path: `${folder}/${name.replaceAll('\\', '/')}`,
        text: readFileSync(join(root, folder, name), 'utf8'),
      })),
  )
}
