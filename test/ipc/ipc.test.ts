import { ipcMain, type WebContents, type WebFrameMain } from 'electron'
import { describe, expect, test, vi } from 'vitest'
import { type Announce, answer, type Handlers } from '../../electron/ipc/answer.ts'
import { announceTo, answerRequests, isOurPage, isReaderAddress, windowsFor } from '../../electron/ipc/ipc.ts'
import { isOwnRequest } from '../../electron/window/lockdown.ts'
import { EVENT_NAMES, REQUEST_NAMES } from '../../shared/contract/contract.ts'
import { BAR_EVENT_NAMES, BAR_REQUEST_NAMES } from '../../shared/contract/desktop.ts'
import { LARGEST_OPML_FILE, LARGEST_PAGE_FILE } from '../../shared/limits.ts'
import { ExpectedError } from '../../shared/result.ts'
import { startEffort } from '../support/effort.ts'

vi.mock('electron', async () => (await import('../support/electron-stand-in.ts')).electronStandIn())

const REPORT = { key: '0'.repeat(32), ref: 'article:1', reason: 'other', words: '' }

const silent = () => {}
const noWindow = () => null
const into = (told: string[]): Announce => {
  return (name, ...facts) => {
    told.push(name, ...facts.map(String))
  }
}

/** Handlers that remember what reached them. */
function recording(): { handlers: Handlers; reached: string[] } {
  const reached: string[] = []
  const entries = REQUEST_NAMES.map(name => [name, async () => reached.push(name)])
  return { handlers: Object.fromEntries(entries), reached }
}

function frame(url: string, parent: WebFrameMain | null = null): WebFrameMain {
  return { url, parent } as WebFrameMain
}

function windowOf(mainFrame: WebFrameMain, destroyed = false): WebContents {
  return { mainFrame, isDestroyed: () => destroyed } as WebContents
}

describe('E-06 look-alikes of our origin are strangers', () => {
  test.each([
    'app://reader.evil/',
    'app://reader@evil/',
    'app://user@reader/',
    'app:/reader',
    'app:reader',
    'app://readers/',
    'app://picture/x',
    'https://reader/',
    'file:///reader',
    'about:blank',
    '',
  ])('%s', address => {
    expect(isReaderAddress(address)).toBe(false)
  })

  test('the origin itself is ours in any spelling', () => {
    expect(isReaderAddress('app://reader/index.html')).toBe(true)
    expect(isReaderAddress('APP://reader/index.html')).toBe(true)
  })
})

describe('E-10 only the top frame of our window is answered', () => {
  const page = frame('app://reader/index.html')

  test('the page itself', () => {
    expect(isOurPage(page, windowOf(page))).toBe(true)
  })

  test.each([
    ['no frame', null],
    ['a frame inside the page', frame('app://reader/article.html', page)],
    ['about:srcdoc', frame('about:srcdoc', page)],
    ['another window', frame('app://reader/index.html')],
  ])('%s', (_name, sender) => {
    expect(isOurPage(sender, windowOf(page))).toBe(false)
  })

  test('a page that went elsewhere, a window that is gone, no window', () => {
    const gone = frame('https://evil.example/')
    expect(isOurPage(gone, windowOf(gone))).toBe(false)
    expect(isOurPage(page, windowOf(page, true))).toBe(false)
    expect(isOurPage(page, null)).toBe(false)
  })
})

test('E-10 what strangers ask reaches nobody, and our page is answered', async () => {
  const page = frame('app://reader/index.html')
  const { handlers, reached } = recording()
  answerRequests(
    handlers,
    silent,
    windowsFor(() => windowOf(page), noWindow),
  )
  const [, listener] = vi.mocked(ipcMain.handle).mock.lastCall ?? []
  const ask = (senderFrame: WebFrameMain | null) => listener?.({ senderFrame } as never, 'readLibrary', [])

  for (const stranger of [null, frame('app://reader/article.html', page), frame('app://reader/index.html')]) {
    expect(await ask(stranger)).toMatchObject({ ok: false, code: 'notAllowed' })
  }
  expect(reached).toEqual([])
  expect(await ask(page)).toMatchObject({ ok: true })
})

describe('the bar’s own window has what a bar needs and nothing else of the contract', () => {
  test('five requests and four events', () => {
    expect(BAR_REQUEST_NAMES).toEqual(['readBar', 'listBarHeadlines', 'chooseBarSection', 'openFromBar', 'closeBar'])
    expect(BAR_EVENT_NAMES).toEqual(['articlesChanged', 'libraryChanged', 'rulesChanged', 'desktopChanged'])
  })

  test('E-10 everything else is refused, whatever its page sends', async () => {
    const page = frame('app://reader/bar.html')
    const { handlers, reached } = recording()
    answerRequests(
      handlers,
      silent,
      windowsFor(noWindow, () => windowOf(page)),
    )
    const [, listener] = vi.mocked(ipcMain.handle).mock.lastCall ?? []
    const ask = (name: unknown, ...args: unknown[]) => listener?.({ senderFrame: page } as never, name, args)

    for (const name of [...REQUEST_NAMES, 'constructor', undefined]) {
      if (!BAR_REQUEST_NAMES.some(allowed => allowed === name))
        expect(await ask(name)).toMatchObject({ ok: false, code: 'notAllowed' })
    }
    expect(reached).toEqual([])
    expect(await ask('openFromBar', 'article:1; DROP TABLE')).toMatchObject({ ok: false, code: 'badArguments' })
    expect(await ask('openFromBar', 'article:1')).toMatchObject({ ok: true })
    expect(reached).toEqual(['openFromBar'])
  })

  test('it is told of news and looks, not of what the reader reads', () => {
    const told: string[] = []
    const contents = { isDestroyed: () => false, send: (name: string) => void told.push(name) }
    const announce = announceTo(windowsFor(noWindow, () => contents as unknown as WebContents))
    for (const name of EVENT_NAMES) announce(name, ...([] as unknown as [never]))
    expect(told.toSorted()).toEqual(BAR_EVENT_NAMES.toSorted())
  })
})

describe('E-04 wrong calls do not reach a handler', () => {
  test.each([
    ['no such request', 'dropTables', []],
    ['a name from the prototype', 'constructor', []],
    ['no name', undefined, []],
    ['arguments that are no list', 'readLibrary', 'x'],
    ['too many arguments', 'readLibrary', [1]],
    ['too few arguments', 'renameSource', [1]],
    ['a wrong kind', 'renameSource', ['1', 'x']],
    ['a fraction as an id', 'removeSource', [1.5]],
    ['a huge text', 'renameSource', [1, 'x'.repeat(100_000)]],
    ['a made-up article', 'readArticle', ['article:1; DROP TABLE']],
    ['a query with more than it has', 'openList', [{ scope: { kind: 'all' }, unreadSince: null, where: '1' }, null]],
    [
      'a place before the first row',
      'openList',
      [
        { scope: { kind: 'all' }, unreadSince: null },
        { ref: null, index: -1 },
      ],
    ],
    [
      'a query with a foreign prototype',
      'openList',
      [Object.create({ scope: { kind: 'all' }, unreadSince: null }), null],
    ],
    ['a polluting query', 'openList', [JSON.parse('{"__proto__":{"scope":{"kind":"all"}},"unreadSince":null}'), null]],
    ['a scope of two kinds', 'openList', [{ scope: { kind: 'all', sourceId: 1 }, unreadSince: null }, null]],
    ['an unknown preference', 'changeSettings', [{ sandbox: false }]],
    ['more articles than a story has', 'markRead', [Array.from({ length: 5001 }, () => 'article:1'), true]],
    ['an unknown order', 'search', ['x', 'random']],
    ['a report without a reason of ours', 'reportPicture', [{ ...REPORT, reason: 'dull' }]],
    ['a report of no picture', 'reportPicture', [{ ...REPORT, key: '../settings.json' }]],
    ['a report with more in it', 'reportPicture', [{ ...REPORT, file: '/etc/passwd' }]],
    ['a list that is too long', 'readOpml', ['x.opml', new Uint8Array(LARGEST_OPML_FILE + 1)]],
    ['a list that is no bytes', 'readOpml', ['x.opml', 'x']],
    ['a page that is too long', 'savePageFile', ['x.html', new Uint8Array(LARGEST_PAGE_FILE + 1)]],
    ['an endless address', 'discover', [`https://a.example/${'x'.repeat(8_000)}`]],
    ['an endless address of consent', 'consentToHost', [`http://a.lan/${'x'.repeat(8_000)}`]],
    ['an endless link', 'openLink', [`https://a.example/${'x'.repeat(8_000)}`]],
  ])('%s', async (_name, request, args) => {
    const { handlers, reached } = recording()
    expect(await answer(handlers, silent, request, args)).toMatchObject({ ok: false, code: 'badArguments' })
    expect(reached).toEqual([])
  })

  test.each(REQUEST_NAMES)('%s takes no argument for anything', async name => {
    const nonsense = ['x'.repeat(9_000_000), Number.NaN, -1.5, [[[0]]], { nonsense: 1 }, new Date(0)]
    for (const value of nonsense)
      for (const count of [1, 2, 3, 4]) {
        const { handlers, reached } = recording()
        const args = Array.from({ length: count }, () => value)
        expect(await answer(handlers, silent, name, args)).toMatchObject({ ok: false, code: 'badArguments' })
        expect(reached).toEqual([])
      }
  })

  test('right calls do', async () => {
    const { handlers, reached } = recording()
    await answer(handlers, silent, 'openList', [{ scope: { kind: 'section', sectionId: 3 }, unreadSince: 12 }, null])
    await answer(handlers, silent, 'markRead', [['article:1', 'bookmark:2'], true])
    await answer(handlers, silent, 'openList', [
      { scope: { kind: 'all' }, unreadSince: null },
      { ref: 'article:7', index: 0 },
    ])
    await answer(handlers, silent, 'reportPicture', [REPORT])
    await answer(handlers, silent, 'readOpml', ['x.opml', new Uint8Array(9)])
    await answer(handlers, silent, 'readSlice', [
      { scope: { kind: 'bookmarks' }, unreadSince: null },
      { total: 1, sliceSize: 100, lastId: 0 },
      0,
    ])
    expect(reached).toEqual(['openList', 'markRead', 'openList', 'reportPicture', 'readOpml', 'readSlice'])
  })

  test('a failure comes back as a value, with its code', async () => {
    const { handlers } = recording()
    const failing = {
      ...handlers,
      cancelSync: () => {
        throw new ExpectedError('offline', 'there is no network')
      },
    }
    expect(await answer(failing, silent, 'cancelSync', [])).toEqual({
      ok: false,
      code: 'offline',
      message: 'there is no network',
    })
  })
})

describe('what a request changed is told after it succeeded', () => {
  const announced = async (request: string, args: readonly unknown[], value: unknown = undefined) => {
    const told: string[] = []
    const { handlers } = recording()
    await answer({ ...handlers, [request]: () => value }, into(told), request, args)
    return told
  }

  test('each of its topics', async () => {
    expect(await announced('bookmark', ['article:1'])).toEqual(['bookmarksChanged'])
    expect(await announced('removeSource', [1])).toEqual(['libraryChanged', 'articlesChanged'])
    expect(await announced('readLibrary', [])).toEqual([])
  })

  test('what depends on the arguments', async () => {
    expect(await announced('markRead', [['article:1'], true])).toEqual(['libraryChanged'])
    expect(await announced('markRead', [['article:1', 'article:2'], true])).toEqual([
      'libraryChanged',
      'articlesChanged',
    ])
  })

  test('nothing where the reader chose no file, and nothing after a failure', async () => {
    expect(await announced('choosePageFile', [], 'bookmark:1')).toEqual(['bookmarksChanged', 'libraryChanged'])
    expect(await announced('choosePageFile', [], null)).toEqual([])
    const told: string[] = []
    const failing = { ...recording().handlers, bookmark: () => Promise.reject(new ExpectedError('diskFull', 'full')) }
    await answer(failing, into(told), 'bookmark', ['article:1'])
    expect(told).toEqual([])
  })
})

test('E-11 main itself refuses a flood and a giant, whatever the page’s process lets through, and is soon done with both', async () => {
  const { handlers, reached } = recording()
  const page = frame('app://reader/index.html')
  answerRequests(
    handlers,
    silent,
    windowsFor(() => windowOf(page), noWindow),
  )
  const [, listener] = vi.mocked(ipcMain.handle).mock.lastCall ?? []
  const call = (name: string, ...args: unknown[]) => listener?.({ senderFrame: page } as never, name, args)
  const giant = 'x'.repeat(200_000_000)

  const effort = startEffort()
  const answers = Array.from({ length: 10_000 }, () => call('readSyncState'))
  answers.push(call('search', giant, 'best'))
  const busy = effort()

  const given = await Promise.all(answers)
  expect(busy).toBeLessThan(500)
  expect(reached).toHaveLength(300)
  expect(given.filter(({ code }) => code === 'tooManyRequests')).toHaveLength(9_700)
  expect(given.at(-1)).toMatchObject({ ok: false, code: 'badArguments' })
})

test('E-05 the window asks for nothing but the bundle and pictures', () => {
  expect(isOwnRequest('app://reader/index.html')).toBe(true)
  expect(isOwnRequest('app://picture/0123456789abcdef0123456789abcdef')).toBe(true)
  for (const address of [
    'http://127.0.0.1/',
    'https://example.org/',
    'file:///etc/passwd',
    'ws://x/',
    'app://evil/',
    'data:,x',
    'app://x@reader/',
  ]) {
    expect(isOwnRequest(address)).toBe(false)
  }
})
