/** The Fever API as FreshRSS speaks it: ids as one text with commas, fifty items a call, one mark a call. */

import { createHash } from 'node:crypto'
import type { Asked, Part, Said, Spoken } from './part.ts'
import type { FakeArticle } from './state.ts'

const ROOT = '/api/fever.php'
const MOST_ITEMS = 50

export function speakFever({ state, quirks, user, secret }: Part): Spoken {
  function answer({ path, query, body }: Asked): Said | null {
    if (path !== ROOT || !query.has('api')) return null
    const form = new URLSearchParams(body)
    const key = createHash('md5').update(`${user}:${secret}`).digest('hex')
    const head = { api_version: 3, last_refreshed_on_time: 1_795_938_125 }
    if (quirks.refusesLogins || form.get('api_key') !== key) return json({ ...head, auth: 0 })
    mark(form)
    return json({ ...head, auth: 1, ...told(query) })
  }

  function told(query: URLSearchParams): object {
    const groups = () => state.folders.map((title, n) => ({ id: n + 1, title: shown(title) }))
    const inFolder = (folder: string) =>
      [...state.feeds.values()].filter(feed => feed.folder === folder).map(({ id }) => id)
    const { unread, starred } = state.marks()
    return {
      ...(query.has('groups')
        ? {
            groups: groups(),
            feeds_groups: state.folders.map((folder, n) => ({ group_id: n + 1, feed_ids: inFolder(folder).join() })),
          }
        : {}),
      ...(query.has('feeds') ? { feeds: [...state.feeds.values()].map(feedOf) } : {}),
      ...(query.has('unread_item_ids') ? { unread_item_ids: unread.join() } : {}),
      ...(query.has('saved_item_ids') ? { saved_item_ids: starred.join() } : {}),
      ...(query.has('items') ? { total_items: state.articles.size, items: items(query) } : {}),
    }
  }

  function feedOf({ id, title, url, homepage }: { id: number; title: string; url: string; homepage: string }) {
    return { id, favicon_id: id, title: shown(title), url, site_url: homepage, is_spark: 0 }
  }

  function items(query: URLSearchParams) {
    const wanted = query.get('with_ids')?.split(',')
    const max = Number(query.get('max_id') ?? 0)
    const all = [...state.articles.values()]
    if (wanted)
      return all
        .filter(({ id }) => wanted.includes(String(id)))
        .slice(0, MOST_ITEMS)
        .map(itemOf)
    if (max > 0)
      return all
        .filter(({ id }) => id < max)
        .reverse()
        .slice(0, MOST_ITEMS)
        .map(itemOf)
    return all
      .filter(({ id }) => id > Number(query.get('since_id') ?? 0))
      .slice(0, MOST_ITEMS)
      .map(itemOf)
  }

  function itemOf(article: FakeArticle) {
    return {
      id: String(article.id),
      feed_id: article.feedId,
      title: shown(article.title),
      author: shown(article.author),
      html: article.html,
      url: article.url,
      is_saved: article.isStarred ? 1 : 0,
      is_read: article.isRead ? 1 : 0,
      created_on_time: article.publishedAt,
    }
  }

  function mark(form: URLSearchParams): void {
    const as = form.get('as')
    if (form.get('mark') !== 'item' || quirks.idleMarks) return
    const id = Number(form.get('id'))
    if (as === 'read' || as === 'unread') state.mark(id, 'read', as === 'read')
    if (as === 'saved' || as === 'unsaved') state.mark(id, 'starred', as === 'saved')
  }

  function shown(text: string): string {
    return text.replaceAll('&', '＆').replaceAll('<', '＜').replaceAll('>', '＞')
  }

  return { root: ROOT, answer, forgetLogins() {}, remoteId: String }
}

function json(value: unknown): Said {
  return { status: 200, text: JSON.stringify(value), headers: { 'content-type': 'application/json' } }
}
