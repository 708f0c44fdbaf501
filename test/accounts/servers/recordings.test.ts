// What a real FreshRSS (both of its APIs) and a real TT-RSS answered, played to the adapters.
import { describe, expect, test } from 'vitest'
import { openServer } from '../../../electron/accounts/servers/open-server.ts'
import type { AccountServer } from '../../../electron/accounts/servers/server.ts'
import { parseService } from '../../../electron/parse/service/parse-service.ts'
import type { AccountKind } from '../../../shared/contract/accounts.ts'
import { accountWorld, soon, unpacked } from '../../support/account-servers.ts'
import { codeOf } from '../../support/fetching.ts'
import { RECORDINGS_MISSING, type Recording, type Replay, readRecordings, startReplay } from '../../support/replay.ts'

interface Server {
  readonly kind: AccountKind
  readonly file: string
  readonly path: string
  readonly user: string
  readonly secret: string
  readonly ignored: readonly string[]
}

const GREADER: Server = {
  kind: 'greader',
  file: 'freshrss-greader.jsonl',
  path: '/api/greader.php',
  user: 'warraq',
  secret: 'api-password-1',
  // How many at once, the token that was given before, and what others than FreshRSS want of a login.
  ignored: ['n', 'T', 'client', 'accountType', 'service'],
}
const FEVER: Server = {
  kind: 'fever',
  file: 'freshrss-fever.jsonl',
  path: '/api/fever.php',
  user: 'warraq',
  secret: 'api-password-1',
  ignored: ['api_key'],
}
const TTRSS: Server = {
  kind: 'ttrss',
  file: 'ttrss.jsonl',
  path: '',
  user: 'admin',
  secret: 'password',
  ignored: [
    'seq',
    'skip',
    'since_id',
    'show_excerpt',
    'show_content',
    'include_attachments',
    'sanitize',
    'category_id',
  ],
}

/** Each call is answered by a recording, and each recording of these names is asked for. */
async function withServer(
  server: Server,
  names: readonly string[],
  work: (adapter: AccountServer, replay: Replay) => Promise<void>,
  change: { readonly secret?: string } = {},
): Promise<void> {
  const all: readonly Recording[] = readRecordings(server.file)
  await using replay = await startReplay(all, names, server)
  await using world = accountWorld([replay.port])
  const { kind, user, secret } = { ...server, ...change }
  await work(openServer({ kind, base: replay.url + server.path, user, secret }, world.parts), replay)
  expect(replay.unknown).toEqual([])
  expect(new Set(replay.played)).toEqual(new Set(names))
}

test('the recordings are there', ({ skip }) => {
  if (RECORDINGS_MISSING !== null) skip(RECORDINGS_MISSING)
})

describe.skipIf(RECORDINGS_MISSING !== null)('FreshRSS, Google Reader API', () => {
  const LOGIN = ['login']
  const CHANGE = ['login', 'token']
  const read = '000661656d72e849'

  test('feeds and folders', () =>
    withServer(GREADER, [...LOGIN, 'subscription/list', 'tag/list'], async adapter => {
      const { feeds, folders } = await adapter.feeds(soon())
      expect(feeds.map(({ id }) => id)).toEqual(['feed/1', 'feed/2', 'feed/3'])
      expect(feeds.every(feed => feed.url?.endsWith(feed.id) && feed.homepage !== null)).toBe(true)
      expect(folders).toHaveLength(2)
      expect(new Set(feeds.flatMap(feed => feed.folders))).toEqual(new Set(folders))
    }))

  test('unread ids over pages, the last of them empty', () =>
    withServer(GREADER, [...LOGIN, 'ids, page 1', 'ids, page 2', 'ids, empty page'], async (adapter, { played }) => {
      const { ids, isComplete } = await adapter.unreadIds(soon())
      expect(isComplete).toBe(true)
      expect(ids).toHaveLength(12)
      expect(ids[0]).toBe(read)
      expect(played).toEqual(['login', 'ids, page 1', 'ids, page 2', 'ids, empty page'])
    }))

  test('unread and starred ids in one page', () =>
    withServer(GREADER, [...LOGIN, 'ids unread', 'ids starred'], async adapter => {
      expect((await adapter.unreadIds(soon())).ids).toHaveLength(11)
      expect(await adapter.starredIds(soon())).toEqual({ ids: [read], isComplete: true })
    }))

  test('contents: titles with their own signs, no figure of an enclosure', () =>
    withServer(GREADER, [...CHANGE, 'contents of a read, starred, labelled one'], async adapter => {
      const found = await adapter.contents([read], soon())
      expect(found.ids).toEqual([read])
      const [one] = unpacked(found)
      expect(one).toMatchObject({ id: read, feedId: 'feed/3', isRead: true, isStarred: true })
      expect(one?.article).toMatchObject({ guid: `remote:${read}`, direction: 'rtl', language: 'ar' })
      expect(one?.article.title).toMatch(/&.*<b>/)
      expect(one?.article.url).toContain('/page/3/0?a=1&b=2')
      expect(one?.article.publishedAt).toBe(1_795_851_702_000)
      expect(one?.article.text).not.toMatch(/💾|\n/)
    }))

  test('marks in both directions', () =>
    withServer(GREADER, [...CHANGE, 'mark read', 'star', 'mark unread'], async adapter => {
      await adapter.mark([read, '000661656d72e848'], 'read', true, soon())
      await adapter.mark([read], 'starred', true, soon())
      await adapter.mark(['000661656d72e848'], 'read', false, soon())
    }))

  test('a feed is added, renamed, moved and removed', () =>
    withServer(
      GREADER,
      [...CHANGE, 'subscribe', 'subscription/list after', 'rename', 'move', 'unsubscribe'],
      async adapter => {
        const [add, rename, move] = ['subscribe', 'rename', 'move'].map(formOf)
        const label = (form: URLSearchParams | undefined, name: string) =>
          form?.get(name)?.replace('user/-/label/', '') ?? ''
        const url = add?.get('s')?.replace('feed/', '') ?? ''
        const { remoteId } = await adapter.subscribe(url, add?.get('t') ?? '', label(add, 'a'), soon())
        expect(remoteId).toBe('feed/4')
        await adapter.rename(remoteId, rename?.get('t') ?? '', soon())
        await adapter.move(remoteId, label(move, 'r'), label(move, 'a'), soon())
        await adapter.unsubscribe(remoteId, soon())
      },
    ))

  test('a feed that is there is not added again, and one that is gone not removed again', async () => {
    await withServer(GREADER, [...CHANGE, 'subscribe again', 'subscription/list after'], async adapter => {
      const url = formOf('subscribe again').get('s')?.replace('feed/', '') ?? ''
      expect(await adapter.subscribe(url, null, null, soon())).toEqual({ remoteId: 'feed/4' })
    })
    await withServer(GREADER, [...CHANGE, 'unsubscribe again', 'subscription/list'], adapter =>
      adapter.unsubscribe('feed/4', soon()),
    )
  })

  test('a wrong password, and a token that is refused', async () => {
    await withServer(
      GREADER,
      ['login, wrong password'],
      async adapter => expect(await codeOf(adapter.feeds(soon()))).toBe('apiPasswordNeeded'),
      { secret: 'wrong' },
    )
    // Refused with both tokens and the new login: the reader is asked, and nobody tries for ever.
    await withServer(
      GREADER,
      [...CHANGE, 'edit-tag, wrong token', 'check without Authorization'],
      async (adapter, { played }) => {
        expect(await codeOf(adapter.mark([read], 'read', true, soon()))).toBe('authorizationStripped')
        expect(played.filter(name => name === 'edit-tag, wrong token')).toHaveLength(3)
        expect(played.filter(name => name === 'login')).toHaveLength(2)
      },
    )
  })

  function formOf(name: string): URLSearchParams {
    const found = readRecordings(GREADER.file).find(one => one.name === name)
    return new URLSearchParams(found?.request.body)
  }
})

describe.skipIf(RECORDINGS_MISSING !== null)('FreshRSS, Fever', () => {
  const [saved, other] = ['1795938116102217', '1795938116102216']

  test('feeds, groups and lists of ids', () =>
    withServer(FEVER, ['groups', 'feeds', 'unread_item_ids', 'saved_item_ids'], async adapter => {
      const { feeds, folders } = await adapter.feeds(soon())
      expect(feeds.map(({ id }) => id).sort()).toEqual(['1', '2', '3', '5'])
      expect(folders.some(name => name.includes('&'))).toBe(true)
      expect(feeds.find(({ id }) => id === '3')?.folders[0]).toContain('&')
      expect(feeds.every(feed => feed.folders.length === 1)).toBe(true)
      expect((await adapter.unreadIds(soon())).ids).toHaveLength(16)
      expect(await adapter.starredIds(soon())).toEqual({ ids: [saved], isComplete: true })
    }))

  test('contents and marks', () =>
    withServer(FEVER, ['items with_ids', 'mark item', 'save item'], async adapter => {
      const found = await adapter.contents([saved, other], soon())
      expect([...found.ids].sort()).toEqual([other, saved])
      const articles = unpacked(found)
      expect(articles.find(({ id }) => id === saved)).toMatchObject({ isRead: true, isStarred: true })
      expect(
        articles.every(
          ({ article }) => article.direction === 'rtl' && !/💾|[＆＜＞]/.test(article.text + article.title),
        ),
      ).toBe(true)
      await adapter.mark(['1795938116102215'], 'read', true, soon())
      await adapter.mark(['1795938116102215'], 'starred', true, soon())
    }))

  test('a wrong key has status 200, and is told all the same', () => {
    const [wrong, right] = ['wrong key', 'right key'].map(name =>
      readRecordings(FEVER.file).find(one => one.name === name),
    )
    const read = (one: Recording | undefined) =>
      parseService.readAccount({ reading: 'feverDone', bytes: Buffer.from(one?.response.body ?? ''), now: 0 })
    expect(() => read(wrong)).toThrow(expect.objectContaining({ code: 'apiPasswordNeeded' }))
    expect(read(right)).toBe(true)
  })
})

describe.skipIf(RECORDINGS_MISSING !== null)('TT-RSS', () => {
  test('feeds, unread and starred', () =>
    withServer(TTRSS, ['login', 'getFeeds', 'getCategories', 'getHeadlines unread', 'starred'], async adapter => {
      const { feeds, folders } = await adapter.feeds(soon())
      expect(feeds).toMatchObject([
        { id: '1', url: 'http://sahifa1.test/feed/1', folders: [] },
        { id: '2', url: 'http://sahifa2.test/feed/2', folders: [] },
      ])
      expect(folders).toEqual([])
      const unread = await adapter.unreadIds(soon())
      expect(unread).toMatchObject({ isComplete: true })
      expect(new Set(unread.ids).size).toBe(9)
      expect(await adapter.starredIds(soon())).toEqual({ ids: ['1'], isComplete: true })
    }))

  test('contents and marks', () =>
    withServer(TTRSS, ['login', 'getArticle', 'read', 'star'], async adapter => {
      const found = await adapter.contents(['1', '2'], soon())
      expect(found.ids).toEqual(['1', '2'])
      const [one, two] = unpacked(found)
      expect(one).toMatchObject({ feedId: '1', isRead: false, isStarred: false })
      expect(one?.article).toMatchObject({ guid: 'remote:1', direction: 'rtl', language: 'ar' })
      expect(one?.article.title).toContain('&')
      expect(two?.article.url).toBe('http://sahifa1.test/page/1/0?a=1&b=2')
      await adapter.mark(['1', '2', '999999'], 'read', true, soon())
      await adapter.mark(['1'], 'starred', true, soon())
    }))

  test('a feed is added, once and again, and removed, once and again', () =>
    withServer(
      TTRSS,
      ['login', 'subscribe', 'subscribe again', 'subscribe, not found', 'unsubscribe', 'unsubscribe again'],
      async adapter => {
        const url = 'http://sahifa1.test/feed/1'
        expect(await adapter.subscribe(url, null, null, soon())).toEqual({ remoteId: '1' })
        expect(await adapter.subscribe(url, null, null, soon())).toEqual({ remoteId: '1' })
        expect(await codeOf(adapter.subscribe('http://sahifa2.test/none', null, null, soon()))).toBe('noFeedsFound')
        await adapter.unsubscribe('2', soon())
        await adapter.unsubscribe('2', soon())
      },
    ))

  test('a session that is over is begun again, once', () =>
    withServer(TTRSS, ['login', 'after logout', 'getFeeds', 'getCategories'], async (adapter, { played }) => {
      expect((await adapter.feeds(soon())).feeds).toHaveLength(2)
      expect(played).toEqual(['login', 'after logout', 'login', 'getFeeds', 'getCategories'])
    }))

  test('a wrong password', () =>
    withServer(
      TTRSS,
      ['login, wrong'],
      async adapter => expect(await codeOf(adapter.feeds(soon()))).toBe('wrongPassword'),
      { secret: 'wrong' },
    ))
})
