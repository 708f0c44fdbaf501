import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const LOG = join(import.meta.dirname, '../../electron/base/log.ts')

/** What a console shows, from a real one. */
function logged(error: string): string {
  const script = `import { complain } from ${JSON.stringify(LOG)}\nfunction parse() { complain('pages', ${error}) }\nparse()`
  const { stderr } = spawnSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], {
    encoding: 'utf8',
  })
  return stderr
}

const HOSTILE =
  'فاتورة\u202efdp.exe \u2067\u200f\u061c\u200b\u2028\u0085\r\n    at main (app.js:1:1)\u001b[2J\u0007\ud800\u{e0041}'
const VISIBLE =
  'فاتورة\\u202Efdp.exe \\u2067\\u200F\\u061C\\u200B\\u2028\\u0085\\u000D\\u000A    at main (app.js:1:1)\\u001B[2J\\u0007\\uD800\\u{E0041}'

test('B-09 what outside text would do to a line of the log is written out, and it stays one line', () => {
  expect(logged(JSON.stringify(HOSTILE))).toBe(`pages: ${VISIBLE}\n`)
  expect(logged('null')).toBe('pages: null\n')
})

test('B-09 so it is in the message of an error and of its cause; the frames are our own', () => {
  const text = JSON.stringify(HOSTILE)
  const [first, ...rest] = logged(`new TypeError(${text}, { cause: new Error(${text}) })`).trimEnd().split('\n')
  expect(first).toBe(`pages: TypeError: ${VISIBLE}`)
  expect(rest[0]).toMatch(/^ {4}at parse \(file:/)
  expect(rest).toContain(`  because of Error: ${VISIBLE}`)
  expect(rest.filter(line => line.includes('app.js'))).toHaveLength(1)
  expect(rest.join('')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u)
})
