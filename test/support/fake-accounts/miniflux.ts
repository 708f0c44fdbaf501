/** Miniflux's own API: what an adapter of ours asks of it. */

import type { Asked, Part, Said, Spoken } from './part.ts'
import type { FakeArticle, FakeFeed } from './state.ts'

const ROOT = '/miniflux'
const KEY = 'key-of-the-api'

export function speakMiniflux({ state, quirks, user, secret }: Part): Spoken {
  function answer(asked: Asked): Said | null {
    if (!asked.path.startsWith(`${ROOT}/v1/`)) return null
    if (!isKnown(asked)) return { ...json({ error_message: 'access unauthorized' }), status: 401 }
    const [name = '', id = '', verb] = asked.path.slice(`${ROOT}/v1/`.length).split('/')
    const fields = (asked.body ? JSON.parse(asked.body) : {}) as Readonly<Record<string, unknown>>
    return does(
      `${asked.method} ${name}${id && id !== 'ids' ? '/N' : ''}${id === 'ids' ? '/ids' : ''}`,
      Number(id),
      verb,
      fields,
      asked.query,
    )
  }

  function isKnown({ headers }: Asked): boolean {
    const basic = `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`
    return !quirks.refusesLogins && (headers.authorization === basic || headers['x-auth-token'] === KEY)
  }

  function does(
    call: string,
    id: number,
    verb: string | undefined,
    fields: Readonly<Record<string, unknown>>,
    query: URLSearchParams,
  ): Said {
    const feed = state.feeds.get(id)
    switch (call) {
      case 'GET me':
        return json({ id: 1, username: user })
      case 'GET feeds':
        return json([...state.feeds.values()].map(feedOf))
      case 'GET categories':
        return json([{ id: 1, title: 'All' }, ...state.folders.map((title, n) => ({ id: n + 2, title }))])
      case 'POST categories':
        state.folders.push(String(fields['title']))
        return json({ id: state.folders.length + 1, title: fields['title'] })
      case 'POST feeds':
        return addFeed(String(fields['feed_url']), Number(fields['category_id'] ?? 1))
      case 'PUT feeds/N':
        if (!feed) return wrong(404, 'not found')
        if (fields['title']) feed.title = String(fields['title'])
        if (fields['category_id']) feed.folder = state.folders[Number(fields['category_id']) - 2] ?? null
        return json(feedOf(feed))
      case 'DELETE feeds/N':
        if (!feed) return wrong(404, 'not found')
        state.removeFeed(id)
        return { status: 204, text: '' }
      case 'GET entries/ids':
        return quirks.isOldMiniflux ? wrong(400, 'invalid entry ID') : ids(query)
      case 'GET entries':
        return entries(query)
      case 'GET entries/N': {
        const article = state.articles.get(id)
        return article ? json(entryOf(article)) : wrong(404, 'not found')
      }
      case 'PUT entries':
        return change(fields)
      case 'PUT entries/N': {
        const article = state.articles.get(id)
        if (!article || (verb !== 'bookmark' && verb !== 'star')) return wrong(404, 'not found')
        state.mark(id, 'starred', !article.isStarred)
        return { status: 204, text: '' }
      }
      default:
        return wrong(404, 'not found')
    }
  }

  function addFeed(url: string, category: number): Said {
    if ([...state.feeds.values()].some(feed => feed.url === url)) return wrong(400, 'This feed already exists.')
    if (!url.includes('feed')) return wrong(500, 'unable to detect the feed format')
    const feed = state.addFeed({ url, folder: state.folders[category - 2] ?? null })
    return { ...json({ feed_id: feed.id }), status: 201 }
  }

  function chosen(query: URLSearchParams): FakeArticle[] {
    const [after, before] = [Number(query.get('after_entry_id') ?? 0), Number(query.get('before_entry_id') ?? 0)]
    return [...state.articles.values()].filter(
      ({ id, isRead, isStarred }) =>
        id > after &&
        (before === 0 || id < before) &&
        !(query.get('status') === 'unread' && isRead) &&
        !(query.get('starred') === 'true' && !isStarred),
    )
  }

  function ids(query: URLSearchParams): Said {
    const all = chosen(query).reverse()
    const [limit, offset] = [
      Math.min(Number(query.get('limit') ?? 10_000), 10_000, quirks.mostIds),
      Number(query.get('offset') ?? 0),
    ]
    return json({ total: all.length, entry_ids: all.slice(offset, offset + limit).map(({ id }) => id) })
  }

  function entries(query: URLSearchParams): Said {
    const all = chosen(query)
    if (query.get('direction') === 'desc') all.reverse()
    const page = all.slice(0, Math.min(Number(query.get('limit') ?? 100), quirks.mostIds))
    return json({ total: all.length, entries: page.map(entryOf) })
  }

  function change(fields: Readonly<Record<string, unknown>>): Said {
    const status = fields['status']
    const starred = fields['starred']
    const isUnderstood =
      status === 'read' || status === 'unread' || (!quirks.isOldMiniflux && typeof starred === 'boolean')
    if (!isUnderstood) return wrong(400, 'invalid entry status')
    for (const id of fields['entry_ids'] as number[]) {
      if (quirks.idleMarks) continue
      if (typeof status === 'string') state.mark(id, 'read', status === 'read')
      if (!quirks.isOldMiniflux && typeof starred === 'boolean') state.mark(id, 'starred', starred)
    }
    return { status: 204, text: '' }
  }

  function feedOf({ id, url, homepage, title, folder }: FakeFeed) {
    const category =
      folder === null ? { id: 1, title: 'All' } : { id: state.folders.indexOf(folder) + 2, title: folder }
    return { id, feed_url: url, site_url: homepage, title, category, password: 'of the feed itself', cookie: 'too' }
  }

  function entryOf(article: FakeArticle) {
    return {
      id: article.id,
      feed_id: article.feedId,
      status: article.isRead ? 'read' : 'unread',
      starred: article.isStarred,
      title: article.title,
      url: article.url,
      author: article.author,
      content: article.html,
      published_at: new Date(article.publishedAt * 1000).toISOString(),
      enclosures: null,
      tags: ['مرفأ'],
    }
  }

  return { root: ROOT, answer, forgetLogins() {}, remoteId: String }
}

function json(value: unknown): Said {
  return { status: 200, text: JSON.stringify(value), headers: { 'content-type': 'application/json' } }
}

function wrong(status: number, message: string): Said {
  return { ...json({ error_message: message }), status }
}
