/** Tiny Tiny RSS: one address, status 200 whatever happens. Lists are in no order of ids, 200 a page. */

import { createHash, randomUUID } from 'node:crypto'
import type { Asked, Part, Said, Spoken } from './part.ts'
import type { FakeArticle } from './state.ts'

const ROOT = '/tt-rss'
const LEAST_PAGE = 1

type Fields = Readonly<Record<string, unknown>>

export function speakTtrss({ state, quirks, user, secret }: Part): Spoken {
  let session: { readonly id: string; calls: number } | null = null

  function answer(asked: Asked): Said | Promise<Said> | null {
    if (asked.path !== `${ROOT}/api/`) return null
    const fields = fieldsOf(asked.body)
    if (fields['op'] === 'login') return logIn(fields)
    if (!isLoggedIn(fields)) return failed('NOT_LOGGED_IN')
    return does(String(fields['op']), fields)
  }

  function logIn(fields: Fields): Said {
    if (quirks.refusesLogins || fields['user'] !== user || fields['password'] !== secret) return failed('LOGIN_ERROR')
    if (quirks.isSwitchedOff) return failed('API_DISABLED')
    session = { id: randomUUID(), calls: 0 }
    return content({ session_id: session.id, api_level: 15 })
  }

  function isLoggedIn({ sid }: Fields): boolean {
    if (session === null || sid !== session.id) return false
    if (quirks.loginLasts > 0 && ++session.calls > quirks.loginLasts) session = null
    return session !== null
  }

  function does(op: string, fields: Fields): Said | Promise<Said> {
    switch (op) {
      case 'getFeeds':
        return content(toldFeeds())
      case 'getCategories':
        return content([
          { id: -2, title: 'Labels', unread: 0 },
          { id: -1, title: 'Special', unread: 0 },
          { id: 0, title: 'Uncategorized', unread: 0 },
          ...state.folders.map((title, n) => ({ id: String(n + 1), title, unread: 0 })),
        ])
      case 'getCounters':
        return content(counters())
      case 'getHeadlines':
        return content(headlines(fields).map(article => itemOf(article, fields['show_content'] === true)))
      case 'getArticle':
        return content(articlesOf(fields['article_id']).map(article => itemOf(article, true)))
      case 'updateArticle':
        return update(fields)
      case 'subscribeToFeed':
        return content({ status: subscribe(String(fields['feed_url']), Number(fields['category_id'])) })
      case 'unsubscribeFeed': {
        const id = Number(fields['feed_id'])
        if (!state.feeds.has(id)) return failed('FEED_NOT_FOUND')
        state.removeFeed(id)
        return content({ status: 'OK' })
      }
      default:
        return failed('UNKNOWN_METHOD')
    }
  }

  function toldFeeds() {
    const all = [...state.feeds.values()]
    const told = { whole: all, empty: [], halved: all.filter((_, n) => n % 2 === 0) }[quirks.feedList]
    return told.map(({ id, url, title, folder }) => ({
      id,
      feed_url: url,
      title,
      cat_id: folder === null ? 0 : state.folders.indexOf(folder) + 1,
      unread: 0,
      has_icon: false,
    }))
  }

  function counters() {
    const { unread, starred } = state.marks()
    return [
      { id: 'global-unread', counter: unread.length },
      { id: -1, counter: starred.length, auxcounter: starred.length },
      { id: -4, counter: unread.length, auxcounter: state.articles.size },
    ]
  }

  function headlines(fields: Fields): FakeArticle[] {
    const since = Number(fields['since_id'] ?? 0)
    const isUnread = fields['view_mode'] === 'unread'
    const isStarred = fields['feed_id'] === -1
    const chosen = [...state.articles.values()]
      .filter(({ id, isRead, isStarred: star }) => id > since && !(isUnread && isRead) && !(isStarred && !star))
      .sort((a, b) => orderOf(a) - orderOf(b))
    const skip = Number(fields['skip'] ?? 0)
    const limit = Math.max(LEAST_PAGE, Math.min(Number(fields['limit'] ?? 200), 200, quirks.mostIds))
    return chosen.slice(skip, skip + limit)
  }

  function itemOf(article: FakeArticle, withText: boolean) {
    const hash = createHash('sha1').update(article.guid).digest('hex')
    return {
      id: article.id,
      guid: JSON.stringify({ ver: 2, uid: 1, hash: `SHA1:${hash}` }),
      unread: !article.isRead,
      marked: article.isStarred,
      updated: article.publishedAt,
      title: article.title,
      link: article.url,
      feed_id: String(article.feedId),
      labels: [],
      author: article.author,
      lang: 'ar',
      attachments: [],
      ...(withText ? { content: article.html } : {}),
    }
  }

  async function update(fields: Fields): Promise<Said> {
    let updated = 0
    for (const article of articlesOf(fields['article_ids'])) {
      if (quirks.slowMarks > 0) await new Promise(done => setTimeout(done, quirks.slowMarks))
      if (quirks.idleMarks) continue
      if (fields['field'] === 2) state.mark(article.id, 'read', fields['mode'] === 0)
      else if (fields['field'] === 0) state.mark(article.id, 'starred', fields['mode'] === 1)
      updated++
    }
    return content({ status: 'OK', updated })
  }

  function subscribe(url: string, category: number) {
    const known = [...state.feeds.values()].find(feed => feed.url === url)
    if (known) return { code: 0, feed_id: known.id }
    if (!url.includes('feed')) return { code: 5, message: 'HTTP/1.1 404 Not Found' }
    return { code: 1, feed_id: state.addFeed({ url, folder: state.folders[category - 1] ?? null }).id }
  }

  function articlesOf(ids: unknown): FakeArticle[] {
    return String(ids)
      .split(',')
      .flatMap(id => state.articles.get(Number(id)) ?? [])
  }

  return {
    root: ROOT,
    answer,
    forgetLogins() {
      session = null
    },
    remoteId: String,
  }
}

/** Any, but always the same. */
function orderOf({ id }: FakeArticle): number {
  return (id * 7919) % 10_007
}

function fieldsOf(body: string): Fields {
  try {
    return JSON.parse(body) as Fields
  } catch {
    return {}
  }
}

function content(value: unknown): Said {
  const text = JSON.stringify({ seq: 0, status: 0, content: value })
  return { status: 200, text, headers: { 'content-type': 'text/json;charset=UTF-8' } }
}

function failed(error: string): Said {
  return { status: 200, text: JSON.stringify({ seq: null, status: 1, content: { error } }) }
}
