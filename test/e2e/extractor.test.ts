import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchExtraction, type RunningExtraction } from './extraction.ts'

let extraction: RunningExtraction
beforeAll(async () => {
  extraction = await launchExtraction()
})
afterAll(() => extraction.close())

const paragraph =
  'فتحت المكتبة القديمة أبوابها هذا الصباح بعد شهور من الترميم، وجاء الناس من كل الأحياء ليروا ما صار إليه المكان. '
const article = `<article><h1>المكتبة تعود</h1>${`<p>${paragraph.repeat(3)}</p>`.repeat(6)}</article>`
const page = (body: string) =>
  `<!doctype html><html><head><title>المكتبة تعود</title></head><body>${body}</body></html>`

/** Runs in the hidden page. */
function inHiddenPage<T>(source: string): Promise<T> {
  return extraction.app.evaluate(({ webContents }, code) => {
    const [contents] = webContents.getAllWebContents()
    return contents?.executeJavaScript(code) as Promise<T>
  }, source)
}

test('a page goes in, its article comes out', async () => {
  const { title, text, direction, error } = await extraction.extract(page(article))
  expect(error).toBeUndefined()
  expect(title).toBe('المكتبة تعود')
  expect(text).toContain('من كل الأحياء')
  expect(direction).toBe('rtl')
})

test('a hundred pages in a row are read by one process, whose memory does not grow', async () => {
  await extraction.extract(page(article))
  const process = await processOfPage()
  const before = await usedHeap()
  for (let at = 0; at < 100; at++) expect((await extraction.extract(page(article))).title).toBe('المكتبة تعود')
  expect(await processOfPage()).toBe(process)
  expect((await usedHeap()) - before).toBeLessThan(5_000_000)
})

test('what is no article is told by its code', async () => {
  expect((await extraction.extract(' ')).error?.code).toBe('emptyAnswer')
  expect((await extraction.extract(page(''))).error?.code).toBe('noArticle')
})

describe('the hidden page', () => {
  test('E-01 has exactly the preferences it should, and no preload script', async () => {
    await extraction.extract(page(article))
    const preferences = await extraction.app.evaluate(({ webContents }) => {
      const [contents] = webContents.getAllWebContents() as unknown as {
        getLastWebPreferences(): Record<string, unknown>
      }[]
      return contents?.getLastWebPreferences()
    })
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      experimentalFeatures: false,
      allowRunningInsecureContent: false,
    })
    expect(preferences?.['preload'] ?? '').toBe('')
  })

  test.runIf(process.platform === 'linux')('E-02 its process is in its sandbox', async () => {
    const pid = await extraction.app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getOSProcessId())
    expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\s2$/m)
  })

  test('E-03 holds nothing of Node and no bridge', async () => {
    const types = await inHiddenPage<string[]>(
      `['require', 'process', 'Buffer', 'module', 'reader', 'electron'].map(name => typeof globalThis[name])`,
    )
    expect(new Set(types)).toEqual(new Set(['undefined']))
  })

  test('no window of the system belongs to it, and nothing is left of it on the disk', async () => {
    const found = await extraction.app.evaluate(({ BrowserWindow, webContents }) => ({
      windows: BrowserWindow.getAllWindows().length,
      isPersistent: webContents.getAllWebContents()[0]?.session.isPersistent(),
    }))
    expect(found).toEqual({ windows: 0, isPersistent: false })
  })

  test('E-09 every permission is denied to it', async () => {
    const states = await inHiddenPage<string[]>(
      `Promise.all(['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi']
        .map(name => navigator.permissions.query({ name }).then(p => p.state, () => 'denied')))`,
    )
    expect(new Set(states)).toEqual(new Set(['denied']))
  })

  test('reaches no network: the policy and the session each refuse alone', async () => {
    let requests = 0
    const server = createServer((_request, response) => {
      requests++
      response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end()
    })
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`

    const byPage = await inHiddenPage<string[]>(
      `Promise.allSettled(['${address}', 'file:///etc/passwd', 'app://reader/index.html', 'app://picture/x'].map(a => fetch(a)))
        .then(ends => ends.map(end => end.status))`,
    )
    // Asked by main for this session no policy of a page counts, only the session's own refusal.
    const bySession = await extraction.app.evaluate(({ webContents }, asked) => {
      const own = webContents.getAllWebContents()[0]?.session
      return own?.fetch(asked).then(
        () => 'answered',
        () => 'refused',
      )
    }, address)
    server.close()

    expect(new Set(byPage)).toEqual(new Set(['rejected']))
    expect(bySession).toBe('refused')
    expect(requests).toBe(0)
  })

  test('what is in a page of a stranger neither runs nor loads', async () => {
    const { error } = await extraction.extract(
      page(
        `${article}<script>globalThis.ran = 1</script><img src="http://127.0.0.1:9/x.png" onerror="globalThis.ran = 2">
         <iframe srcdoc="<script>parent.ran = 3</script>"></iframe><meta http-equiv="refresh" content="0;url=https://evil.example/">`,
      ),
    )
    expect(error).toBeUndefined()
    expect(await inHiddenPage(`[typeof globalThis.ran, location.host]`)).toEqual(['undefined', 'extractor'])
  })

  test('goes nowhere', async () => {
    await inHiddenPage(`location.href = 'https://evil.example/'; window.open('https://evil.example/'); 0`)
    await new Promise(done => setTimeout(done, 300))
    expect(await inHiddenPage('location.origin')).toBe('app://extractor')
  })
})

describe('H-18 pages that are made to hang a parser', () => {
  test.each([
    ['50,000 elements inside each other', `${'<div>'.repeat(50_000)}x${'</div>'.repeat(50_000)}`],
    ['60,000 unclosed letters in bold', '<b><i><font>'.repeat(20_000)],
    ['50,000 attributes', `<p ${Array.from({ length: 50_000 }, (_, at) => `a${at}=1`).join(' ')}>x</p>`],
    ['3,000 tables inside each other', '<table><td>'.repeat(3_000)],
    ['200,000 small elements', '<i></i>'.repeat(200_000)],
  ])('%s: refused before the browser sees them', async (_name, body) => {
    expect((await extraction.extract(page(body))).error?.code).toBe('pageTooComplex')
  })

  test.each([
    ['300,000 comments in one', '<!--'.repeat(300_000)],
    ['two million entities', '&amp'.repeat(2_000_000)],
    ['an address without end', '<a href="'.repeat(200_000)],
    ['depth that a count cannot see', '<div><table><td></div>'.repeat(20_000)],
  ])('%s: an answer comes, and the next page is fine', async (_name, body) => {
    const { error } = await extraction.extract(page(body))
    expect([undefined, 'noArticle', 'tooLarge', 'pageTooComplex', 'extractorStopped']).toContain(error?.code)
    expect((await extraction.extract(page(article))).title).toBe('المكتبة تعود')
  })

  test('a page that hangs is killed at the deadline with its process, and replaced', async () => {
    const before = await processOfPage()
    await extraction.app.evaluate(({ webContents }) => {
      void webContents.getAllWebContents()[0]?.executeJavaScript('for (;;);')
    })
    const { error } = await extraction.extract(page(article))
    expect(error?.code).toBe('extractorStopped')
    expect((await extraction.extract(page(article))).title).toBe('المكتبة تعود')
    expect(await processOfPage()).not.toBe(before)
    expect(await extraction.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1)
  })

  test.runIf(process.platform === 'linux')(
    'a page that fills the memory is killed before it fills the machine',
    async () => {
      await extraction.app.evaluate(({ webContents }) => {
        const fill = 'globalThis.hoard = []; for (;;) hoard.push(new Uint8Array(8_000_000).fill(1))'
        void webContents.getAllWebContents()[0]?.executeJavaScript(fill)
      })
      const { error } = await extraction.extract(page(article))
      expect(error).toMatchObject({ code: 'extractorStopped', message: expect.stringMatching(/MB|ended/) })
      expect((await extraction.extract(page(article))).title).toBe('المكتبة تعود')
    },
  )

  test('E-22 a process that dies fails one page, and the next is fine', async () => {
    await extraction.app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.forcefullyCrashRenderer())
    await new Promise(done => setTimeout(done, 200))
    expect((await extraction.extract(page(article))).title).toBe('المكتبة تعود')
  })
})

/** Bytes of scripts and documents after a collection. */
async function usedHeap(): Promise<number> {
  return extraction.app.evaluate(async ({ webContents }) => {
    const [contents] = webContents.getAllWebContents()
    if (!contents) return Number.NaN
    const tools = contents.debugger
    tools.attach()
    await tools.sendCommand('HeapProfiler.collectGarbage')
    const { usedSize } = await tools.sendCommand('Runtime.getHeapUsage')
    tools.detach()
    return usedSize as number
  })
}

function processOfPage(): Promise<number | undefined> {
  return extraction.app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getOSProcessId())
}
