/** The Google Reader API as FreshRSS speaks it, and as others do where a quirk is switched on. */

import { randomUUID } from 'node:crypto'
import type { Asked, Part, Said } from './part.ts'
import type { FakeArticle } from './state.ts'

const ROOT = '/api/greader.php'
const STATE = 'user/-/state/com.google/'
const LABEL = 'user/-/label/'
const ITEM = 'tag:google.com,2005:reader/item/'
const OFFSET = 2n ** 63n
const UNAUTHORIZED: Said = { status: 401, text: 'Unauthorized!', headers: { 'google-bad-token': 'true' } }
const OK: Said = { status: 200, text: 'OK' }
const BAD: Said = { status: 400, text: 'Bad Request!' }

export function speakGreader(part: Part) {
  const { state, quirks } = part
  let login: { readonly auth: string; calls: number } | null = null
  let token: { readonly text: string; calls: number } | null = null

  function answer(asked: Asked): Said | Promise<Said> | null {
    const path = asked.path.slice(ROOT.length)
    if (path === '/check/compatibility') {
      return {
        status: 200,
        text: authorizationOf(asked) ? 'PASS' : 'FAIL get HTTP Authorization header! Wrong Web server configuration.',
      }
    }
    if (path === '/' || path === '') return { status: 200, text: 'OK' }
    if (quirks.isSwitchedOff) return { status: 503, text: 'Service Unavailable!' }
    if (path === '/accounts/ClientLogin') return logIn(formOf(asked))
    if (!isLoggedIn(asked)) return UNAUTHORIZED
    if (!path.startsWith('/reader/api/0/')) return { status: 404, text: 'Not found!' }
    const name = path.slice('/reader/api/0/'.length)
    if (asked.method === 'GET') return read(name, asked.query)
    const form = formOf(asked)
    if (name === 'stream/items/contents') return contents(form)
    if (name !== 'subscription/edit' && !isTokenRight(form.get('T'))) return UNAUTHORIZED
    return change(name, form)
  }

  function logIn(form: URLSearchParams): Said {
    if (quirks.refusesLogins || form.get('Email') !== part.user || form.get('Passwd') !== part.secret)
      return UNAUTHORIZED
    login = { auth: `${part.user}/${randomUUID().replaceAll('-', '')}`, calls: 0 }
    return { status: 200, text: `SID=${login.auth}\nLSID=null\nAuth=${login.auth}\n` }
  }

  function authorizationOf(asked: Asked): string {
    return quirks.stripsAuthorization ? '' : (asked.headers['authorization'] ?? '')
  }

  function isLoggedIn(asked: Asked): boolean {
    if (login === null || authorizationOf(asked) !== `GoogleLogin auth=${login.auth}`) return false
    if (quirks.loginLasts > 0 && ++login.calls > quirks.loginLasts) login = null
    return login !== null
  }

  function isTokenRight(given: string | null): boolean {
    if (token === null || given !== token.text) return false
    if (quirks.tokenLasts > 0 && ++token.calls > quirks.tokenLasts) token = null
    return token !== null
  }

  function read(name: string, query: URLSearchParams): Said {
    if (name === 'token') {
      token = { text: randomUUID(), calls: 0 }
      return { status: 200, text: `${token.text}\n` }
    }
    if (query.get('output') !== 'json') return { status: 501, text: 'Not Implemented!' }
    if (name === 'user-info') return json({ userId: part.user, userName: part.user })
    if (name === 'subscription/list') return json({ subscriptions: subscriptions() })
    if (name === 'tag/list') return json({ tags: tags() })
    if (name === 'stream/items/ids') return ids(query)
    return { status: 404, text: 'Not found!' }
  }

  function subscriptions() {
    const all = [...state.feeds.values()]
    const told = { whole: all, empty: [], halved: all.filter((_, n) => n % 2 === 0) }[quirks.feedList]
    return told.map(feed => ({
      id: `feed/${feed.id}`,
      title: shown(feed.title),
      categories: [{ id: LABEL + (feed.folder ?? 'Uncategorized'), label: feed.folder ?? 'Uncategorized' }],
      url: feed.url,
      htmlUrl: feed.homepage,
      iconUrl: `${feed.homepage}icon`,
    }))
  }

  function tags() {
    const used = state.folders.filter(folder => [...state.feeds.values()].some(feed => feed.folder === folder))
    const labels = [...new Set([...state.articles.values()].flatMap(({ labels }) => [...labels]))]
    const type = (name: string) => (quirks.tagsWithoutType ? {} : { type: name })
    return [
      { id: `${STATE}starred` },
      ...used.map(folder => ({ id: LABEL + folder, ...type('folder') })),
      ...labels.map(label => ({ id: LABEL + label, ...type('tag') })),
    ]
  }

  function ids(query: URLSearchParams): Said {
    const stream = query.get('s') ?? ''
    const excluded = query.get('xt')
    const chosen = [...state.articles.values()]
      .reverse()
      .filter(article => isIn(article, stream) && !(excluded === `${STATE}read` && article.isRead))
    const most = Math.min(Number(query.get('n') ?? 20), quirks.mostIds)
    const from = query.get('c')
    const start = from === null ? 0 : quirks.offsetPaging ? Number(from) : startBehind(chosen, from)
    const page = chosen.slice(start, start + most)
    const last = page.at(-1)
    const itemRefs = page.map(article => ({ id: decimalOf(article.id) }))
    if (quirks.offsetPaging) {
      const next = start + page.length
      return json(next < chosen.length ? { itemRefs, continuation: String(next) } : { itemRefs })
    }
    return json(last && page.length === most ? { itemRefs, continuation: String(last.id) } : { itemRefs })
  }

  function startBehind(chosen: readonly FakeArticle[], from: string): number {
    const at = chosen.findIndex(({ id }) => id < Number(from))
    return at < 0 ? chosen.length : at
  }

  function isIn(article: FakeArticle, stream: string): boolean {
    if (stream === `${STATE}reading-list`) return true
    if (stream === `${STATE}starred`) return article.isStarred
    if (stream.startsWith('feed/')) return article.feedId === Number(stream.slice(5))
    const label = stream.startsWith(LABEL) ? stream.slice(LABEL.length) : null
    if (label !== null && state.folders.includes(label)) return state.feeds.get(article.feedId)?.folder === label
    if (label !== null && [...state.articles.values()].some(({ labels }) => labels.has(label)))
      return article.labels.has(label)
    return quirks.unknownStreamIsAll
  }

  function contents(form: URLSearchParams): Said {
    const items = form.getAll('i').flatMap(id => {
      const article = articleOf(id)
      return article ? [itemOf(article)] : []
    })
    const isMixed = quirks.shuffled ? items.sort((a, b) => (a.title + a.id < b.title + b.id ? 1 : -1)).reverse() : items
    return json({ id: `${STATE}reading-list`, updated: 1_795_938_120, items: isMixed })
  }

  function itemOf(article: FakeArticle) {
    const feed = state.feeds.get(article.feedId)
    const figure =
      '\n<figure class="enclosure"><p class="enclosure-content"><audio src="https://sound.test/1.mp3"></audio></p></figure>\n'
    return {
      id: ITEM + hexOf(article.id),
      crawlTimeMsec: String(Math.floor(article.id / 1000)),
      timestampUsec: String(article.id),
      published: article.publishedAt,
      title: shown(article.title),
      author: shown(article.author),
      canonical: [{ href: article.url }],
      alternate: [{ href: article.url }],
      categories: [
        `${STATE}reading-list`,
        ...(feed?.folder ? [LABEL + feed.folder] : []),
        ...(article.isRead ? [`${STATE}read`] : []),
        ...(article.isStarred ? [`${STATE}starred`] : []),
        ...[...article.labels].map(label => LABEL + label),
        'مرفأ',
      ],
      origin: { streamId: `feed/${article.feedId}`, title: feed?.title ?? '', htmlUrl: feed?.homepage ?? '' },
      summary: { content: article.html + (quirks.enclosureFigures ? figure : '') },
    }
  }

  async function marks(form: URLSearchParams): Promise<Said> {
    // Of several, the last one counts.
    const added = form.getAll('a').at(-1)
    const removed = form.getAll('r').at(-1)
    for (const id of form.getAll('i')) {
      const article = articleOf(id)
      if (quirks.slowMarks > 0) await new Promise(done => setTimeout(done, quirks.slowMarks))
      if (!article || quirks.idleMarks) continue
      if (added) tag(article, added, true)
      if (removed) tag(article, removed, false)
    }
    return OK
  }

  function tag(article: FakeArticle, name: string, value: boolean): void {
    if (name === `${STATE}read`) state.mark(article.id, 'read', value)
    else if (name === `${STATE}starred`) state.mark(article.id, 'starred', value)
    else if (name.startsWith(LABEL) && !state.folders.includes(name.slice(LABEL.length))) {
      if (value) article.labels.add(name.slice(LABEL.length))
      else article.labels.delete(name.slice(LABEL.length))
    }
  }

  function change(name: string, form: URLSearchParams): Said | Promise<Said> {
    if (name === 'edit-tag') return marks(form)
    if (name === 'subscription/quickadd') return quickadd(form.get('quickadd') ?? '')
    if (name === 'subscription/edit') return edit(form)
    if (name === 'mark-all-as-read') return OK
    return { status: 404, text: 'Not found!' }
  }

  function quickadd(url: string): Said {
    const address = url.replace(/^feed\//, '')
    const known = [...state.feeds.values()].find(feed => feed.url === address)
    if (known || !address.includes('feed')) return json({ numResults: 0, error: 'not found' })
    const feed = state.addFeed({ url: address })
    return json({ numResults: 1, query: feed.url, streamId: `feed/${feed.id}`, streamName: feed.title })
  }

  function edit(form: URLSearchParams): Said {
    const stream = (form.get('s') ?? '').replace(/^feed\//, '')
    const title = form.get('t')
    const label = (name: string) => form.get(name)?.replace(LABEL, '') ?? null
    if (form.get('ac') === 'subscribe') {
      if (!stream.includes('feed') || [...state.feeds.values()].some(feed => feed.url === stream)) return BAD
      state.addFeed({ url: stream, folder: label('a'), ...(title ? { title } : {}) })
      return OK
    }
    const feed = state.feeds.get(Number(stream))
    if (!feed) return BAD
    if (form.get('ac') === 'unsubscribe') state.removeFeed(feed.id)
    else {
      if (title) feed.title = title
      const folder = label('a')
      if (folder !== null && !state.folders.includes(folder)) state.folders.push(folder)
      if (folder !== null) feed.folder = folder
      else if (label('r') === feed.folder) feed.folder = null
    }
    return OK
  }

  function formOf({ body }: Asked): URLSearchParams {
    return new URLSearchParams(body.split('&').slice(0, quirks.mostVariables).join('&'))
  }

  function articleOf(id: string): FakeArticle | undefined {
    if (id.startsWith(ITEM)) {
      const hex = id.slice(ITEM.length)
      return [hex, hex.toLowerCase()].map(text => state.articles.get(numberOf(text))).find(Boolean)
    }
    return state.articles.get(quirks.ids === 'small' ? Number(id) : Number(BigInt.asUintN(64, BigInt(id)) - OFFSET))
  }

  function numberOf(hex: string): number {
    if (quirks.ids === 'bson') return Number(BigInt(`0x${hex.slice(8)}`))
    const value = BigInt(`0x${hex}`)
    return Number(quirks.ids === 'small' ? value : value - OFFSET)
  }

  function hexOf(id: number): string {
    if (quirks.ids === 'bson') return `5f0a1b2c${id.toString(16).padStart(16, '0')}`
    return unsignedOf(id).toString(16).padStart(16, '0')
  }

  function decimalOf(id: number): string {
    if (quirks.ids === 'bson') return hexOf(id)
    const value = unsignedOf(id)
    return String(quirks.ids === 'negative' ? BigInt.asIntN(64, value) : value)
  }

  function unsignedOf(id: number): bigint {
    return quirks.ids === 'small' ? BigInt(id) : BigInt(id) + OFFSET
  }

  function shown(text: string): string {
    if (!quirks.fullWidthTitles) return text
    return text.replaceAll('&', '＆').replaceAll('<', '＜').replaceAll('>', '＞')
  }

  return {
    root: ROOT,
    answer,
    /** The login that somebody holds is worth nothing any more. */
    forgetLogins() {
      login = null
      token = null
    },
    remoteId: hexOf,
  }
}

function json(value: unknown): Said {
  // FreshRSS says so of JSON.
  return { status: 200, text: JSON.stringify(value), headers: { 'content-type': 'text/html; charset=UTF-8' } }
}
