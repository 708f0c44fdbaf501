/** Nextcloud News 1.3: what an adapter of ours asks of it, and the page by which a Nextcloud is known. */

import type { Asked, Part, Said, Spoken } from './part.ts'
import type { FakeArticle } from './state.ts'

const HOME = '/nextcloud'
const ROOT = `${HOME}/index.php/apps/news/api/v1-3`
const MICROSECOND = 1_000_000

export function speakNextcloud({ state, quirks, user, secret }: Part): Spoken {
  function answer(asked: Asked): Said | null {
    if (asked.path === `${HOME}/status.php`)
      return json({ installed: true, maintenance: false, productname: 'Nextcloud' })
    if (!asked.path.startsWith(ROOT)) return null
    const basic = `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`
    if (quirks.refusesLogins || asked.headers.authorization !== basic) {
      return { ...json({ message: 'Current user is not logged in' }), status: 401 }
    }
    const fields = (asked.body ? JSON.parse(asked.body) : {}) as Readonly<Record<string, unknown>>
    const [, name = '', id = '', verb = ''] = asked.path.slice(ROOT.length).split('/')
    return name === 'items' ? items(asked, id, fields) : does(asked.method, name, id, verb, fields)
  }

  function does(
    method: string,
    name: string,
    id: string,
    verb: string,
    fields: Readonly<Record<string, unknown>>,
  ): Said {
    const feed = state.feeds.get(Number(id))
    if (name === 'status')
      return json({ version: '25.0.0', warnings: { improperlyConfiguredCron: quirks.feedList === 'empty' } })
    if (name === 'folders') {
      if (method === 'POST') state.folders.push(String(fields['name']))
      return json({
        folders: state.folders.map((folder, n) => ({ id: n + 1, name: folder })).slice(method === 'POST' ? -1 : 0),
      })
    }
    if (name !== 'feeds') return { status: 404, text: '' }
    if (method === 'GET') return json({ feeds: toldFeeds(), newestItemId: 1 })
    if (id === '') return addFeed(String(fields['url']), fields['folderId'])
    if (!feed) return { status: 404, text: '{}' }
    if (method === 'DELETE') state.removeFeed(feed.id)
    else if (verb === 'rename') feed.title = String(fields['feedTitle'])
    else if (verb === 'move') feed.folder = folderOf(fields['folderId'])
    return json([])
  }

  function folderOf(id: unknown): string | null {
    return typeof id === 'number' ? (state.folders[id - 1] ?? null) : null
  }

  function toldFeeds() {
    const all = [...state.feeds.values()]
    const told = { whole: all, empty: [], halved: all.filter((_, n) => n % 2 === 0) }[quirks.feedList]
    return told.map(({ id, url, homepage, title, folder }) => ({
      id,
      url,
      title,
      link: homepage,
      folderId: folder === null ? null : state.folders.indexOf(folder) + 1,
    }))
  }

  function addFeed(url: string, folder: unknown): Said {
    if ([...state.feeds.values()].some(feed => feed.url === url)) return { status: 409, text: '{"message":"exists"}' }
    if (!url.includes('feed')) return { status: 422, text: '{"message":"no feed"}' }
    const { id } = state.addFeed({ url, folder: folderOf(folder) })
    return json({ feeds: [{ id, url }] })
  }

  function items({ method, query }: Asked, id: string, fields: Readonly<Record<string, unknown>>): Said {
    if (method === 'POST') {
      const [key, value] =
        { read: ['read', true], unread: ['read', false], star: ['starred', true], unstar: ['starred', false] }[id] ?? []
      if (key === undefined) return { status: 404, text: '' }
      for (const one of fields['itemIds'] as number[]) state.mark(one, key as 'read', value as boolean)
      return json([])
    }
    const all = [...state.articles.values()]
    if (id === 'updated') {
      const since = Number(query.get('lastModified'))
      const at = since < 1e11 ? since * MICROSECOND : since
      return json({ items: all.filter(({ changedAt }) => changedAt * MICROSECOND >= at).map(itemOf) })
    }
    const offset = Number(query.get('offset') ?? 0)
    const isOldestFirst = query.get('oldestFirst') === 'true'
    const chosen = all.filter(
      article =>
        !(query.get('type') === '2' && !article.isStarred) &&
        !(query.get('getRead') === 'false' && article.isRead) &&
        (offset === 0 || (isOldestFirst ? article.id > offset : article.id < offset)),
    )
    if (!isOldestFirst) chosen.reverse()
    const size = Number(query.get('batchSize') ?? -1)
    return json({ items: (size < 0 ? chosen : chosen.slice(0, size)).map(itemOf) })
  }

  function itemOf(article: FakeArticle) {
    return {
      id: article.id,
      guid: article.guid,
      guidHash: 'x',
      url: article.url,
      title: article.title,
      author: article.author,
      pubDate: article.publishedAt,
      body: article.html,
      feedId: article.feedId,
      unread: !article.isRead,
      starred: article.isStarred,
      lastModified: article.changedAt * MICROSECOND,
      enclosureLink: null,
      enclosureMime: null,
      rtl: false,
    }
  }

  return { home: HOME, root: ROOT, answer, forgetLogins() {}, remoteId: String }
}

function json(value: unknown): Said {
  return { status: 200, text: JSON.stringify(value), headers: { 'content-type': 'application/json' } }
}
