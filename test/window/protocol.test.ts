import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  ARTICLE_POLICY,
  createProtocolHandler,
  type PageAnswer,
  PICTURE_POLICY,
  READER_POLICY,
} from '../../electron/window/protocol.ts'

const KEY = '0123456789abcdef0123456789abcdef'
let folder: string
let sheet: string | null = null
let handle: ReturnType<typeof createProtocolHandler>

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-bundle-'))
  mkdirSync(join(folder, 'bundle', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.js'), 'secret')
  writeFileSync(join(folder, 'bundle', 'index.html'), 'page')
  writeFileSync(join(folder, 'bundle', 'article.html'), 'frame')
  writeFileSync(join(folder, 'bundle', 'sheet.html'), '<body>%sheet%</body>')
  writeFileSync(join(folder, 'bundle', 'safe.html'), '<html lang="ar">%name% %other%')
  writeFileSync(join(folder, 'bundle', 'assets', 'main.js'), 'script')
  writeFileSync(join(folder, 'bundle', 'assets', 'later-A1.css'), 'sheet')
  writeFileSync(join(folder, 'bundle', 'notes.txt'), 'no type of ours')
  symlinkSync(join(folder, 'secret.js'), join(folder, 'bundle', 'link.js'))
  symlinkSync(folder, join(folder, 'bundle', 'up'))
  writeFileSync(join(folder, 'picture'), 'bytes')
  const picture = { path: join(folder, 'picture'), type: 'image/png' }
  handle = createProtocolHandler({
    bundleFolder: join(folder, 'bundle'),
    start: { fill: (page, sheets) => `${page}${sheets}`, sheet: () => sheet },
    openPicture: async key => (key === KEY ? picture : null),
    paperPictureOf: number => (number === '8' ? Buffer.from('jpeg') : null),
    sheetOf: number => (number === '7' ? '<p>$& ورقة</p>' : null),
    safeWords: async () => ({ language: 'fr', direction: 'ltr', theme: 'dark', texts: { name: 'ورّاق' } }),
  })
})
afterAll(() => rmSync(folder, { recursive: true }))

const ask = (url: string, method = 'GET') => handle({ url, method })
const policyOf = ({ headers }: PageAnswer) => headers['Content-Security-Policy']

test('a picture on a sheet is served as long as it is printed', async () => {
  const answer = await ask('app://picture/paper-8')
  expect([String(answer.data), answer.headers['Content-Type'], policyOf(answer)]).toEqual([
    'jpeg',
    'image/jpeg',
    PICTURE_POLICY,
  ])
  expect((await ask('app://picture/paper-8', 'POST')).statusCode).toBe(405)
})

test('the sheet of what was kept is there as long as something is', async () => {
  const get = (method = 'GET') => ask('app://reader/kept.css', method)
  expect((await get()).statusCode).toBe(404)
  sheet = '#kept {}'
  const answer = await get()
  expect([String(answer.data), answer.headers['Content-Type'], policyOf(answer)]).toEqual([
    '#kept {}',
    'text/css; charset=utf-8',
    READER_POLICY,
  ])
  expect((await get('POST')).statusCode).toBe(405)
  expect((await ask('app://reader/', 'POST')).statusCode).toBe(405)
})

test('the bundle is served with its types', async () => {
  expect(String((await ask('app://reader/index.html')).data)).toBe('page/assets/later-A1.css')
  expect(String((await ask('app://reader/')).data)).toBe('page/assets/later-A1.css')
  const script = await ask('app://reader/assets/main.js')
  expect(script.headers['Content-Type']).toBe('text/javascript; charset=utf-8')
})

test('H-24 a sheet of paper comes under the policy of articles, and only while it is printed', async () => {
  const sheet = await ask('app://reader/sheet.html?7')
  expect(String(sheet.data)).toBe('<body><p>$& ورقة</p></body>')
  expect(policyOf(sheet)).toBe(ARTICLE_POLICY)
  for (const address of ['app://reader/sheet.html?8', 'app://reader/sheet.html']) {
    const none = await ask(address)
    expect([none.statusCode, policyOf(none)]).toEqual([404, ARTICLE_POLICY])
  }
})

test('E-21 the page without scripts has its words in it, and its policy', async () => {
  const page = await ask('app://reader/safe.html')
  expect(String(page.data)).toBe('<html lang="fr" dir="ltr" data-theme="dark">ورّاق ')
  expect(policyOf(page)).toBe(READER_POLICY)
})

test('E-12 a file that became a link after the list was made is not followed', async () => {
  writeFileSync(join(folder, 'bundle', 'late.js'), 'script')
  const late = createProtocolHandler({
    bundleFolder: join(folder, 'bundle'),
    start: { fill: page => page, sheet: () => null },
    openPicture: async () => ({ path: join(folder, 'linked-picture'), type: 'image/png' }),
    paperPictureOf: () => null,
    sheetOf: () => null,
    safeWords: () => Promise.reject(new Error('nobody asks')),
  })
  const get = async (url: string) => (await late({ url, method: 'GET' })).statusCode
  expect(await get('app://reader/late.js')).toBe(200)

  rmSync(join(folder, 'bundle', 'late.js'))
  symlinkSync(join(folder, 'secret.js'), join(folder, 'bundle', 'late.js'))
  symlinkSync(join(folder, 'secret.js'), join(folder, 'linked-picture'))
  expect(await get('app://reader/late.js')).toBe(404)
  expect(await get(`app://picture/${KEY}`)).toBe(404)
})

describe('E-12 nothing outside the bundle is served', () => {
  test.each([
    'app://reader/../secret.js',
    'app://reader/%2e%2e/secret.js',
    'app://reader/..%2fsecret.js',
    'app://reader/..%5csecret.js',
    'app://reader/assets/%2e%2e/%2e%2e/secret.js',
    'app://reader/index.html%00.js',
    'app://reader/C:\\windows\\win.ini',
    'app://reader//server/share/x.js',
    'app://reader/link.js',
    'app://reader/up/secret.js',
    'app://reader/notes.txt',
    'app://reader/assets',
    'app://reader/etc/passwd',
    'app://bundle/index.html',
    'app://reader.evil/index.html',
    'app://user@reader/index.html',
    'app://reader:80/index.html',
    'app://:word@reader/index.html',
    `app://user@picture/${KEY}`,
    `app://picture:80/${KEY}`,
    'not an address',
    `app://picture/${KEY.toUpperCase()}`,
    `app://picture/${KEY}/..`,
    'app://picture/../reader/index.html',
    'app://picture/paper-9',
    'app://picture/paper-8/',
    'app://picture/paper-',
    `app://picture/${'f'.repeat(32)}`,
  ])('%s', async address => {
    const response = await ask(address)
    expect(response.statusCode).toBe(404)
    expect(response.data).toHaveLength(0)
  })

  test.each(['POST', 'PUT', 'HEAD', 'OPTIONS'])('%s is refused', async method => {
    expect((await ask('app://reader/index.html', method)).statusCode).toBe(405)
    expect((await ask(`app://picture/${KEY}`, method)).statusCode).toBe(405)
  })
})

describe('E-13 every response carries its policy', () => {
  test.each([
    ['app://reader/index.html', READER_POLICY],
    ['app://reader/assets/main.js', READER_POLICY],
    ['app://reader/article.html', ARTICLE_POLICY],
    ['app://reader/nothing', READER_POLICY],
    ['app://elsewhere/', READER_POLICY],
    [`app://picture/${KEY}`, PICTURE_POLICY],
    ['app://picture/nothing', PICTURE_POLICY],
  ])('%s', async (address, policy) => {
    const response = await ask(address)
    expect(policyOf(response)).toBe(policy)
    expect(response.headers['X-Content-Type-Options']).toBe('nosniff')
  })

  test('the policies start from nothing and hold no unsafe word', () => {
    for (const policy of [READER_POLICY, ARTICLE_POLICY, PICTURE_POLICY]) {
      expect(policy).toMatch(/^default-src 'none'; /)
      expect(policy).not.toMatch(/unsafe|data:|blob:|http|\*/)
    }
    expect(ARTICLE_POLICY).not.toContain('script-src')
    expect(READER_POLICY).toContain("require-trusted-types-for 'script'")
  })
})
