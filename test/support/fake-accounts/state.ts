/** What a fake server of accounts knows: feeds, folders, articles with their marks. One state for all that it speaks. */

export interface FakeFeed {
  readonly id: number
  readonly url: string
  readonly homepage: string
  title: string
  /** null: in none. */
  folder: string | null
}

export interface FakeArticle {
  /** Grows with each arrival, like microseconds since the epoch. */
  readonly id: number
  readonly feedId: number
  readonly url: string
  /** The newspaper's own, where the protocol tells it. */
  readonly guid: string
  title: string
  html: string
  author: string
  /** Seconds since the epoch. */
  publishedAt: number
  /** Grows with every change of a mark or of the text: seconds since the epoch. */
  changedAt: number
  isRead: boolean
  isStarred: boolean
  readonly labels: Set<string>
}

export interface NewArticle {
  readonly title?: string
  readonly html?: string
  readonly author?: string
  /** Seconds since the epoch. */
  readonly publishedAt?: number
  readonly isRead?: boolean
  readonly isStarred?: boolean
}

export interface FakeState {
  readonly feeds: Map<number, FakeFeed>
  /** Folders stay where their last feed left. */
  readonly folders: string[]
  /** By id, in the order of their arrival. */
  readonly articles: Map<number, FakeArticle>
  addFeed(feed?: { readonly title?: string; readonly folder?: string | null; readonly url?: string }): FakeFeed
  /** As elsewhere on a server: its articles go with it. */
  removeFeed(id: number): void
  publish(feedId: number, article?: NewArticle): FakeArticle
  publishMany(feedId: number, count: number, article?: NewArticle): FakeArticle[]
  /** What somebody does at another machine. False: no such article. */
  mark(id: number, key: 'read' | 'starred', value: boolean): boolean
  /** All marks, for comparing: ids of the unread and of the starred, ascending. */
  marks(): { readonly unread: number[]; readonly starred: number[] }
}

const FIRST_ID = 1_795_938_116_000_000
const FIRST_SECOND = 1_795_938_116

export function createState(): FakeState {
  const feeds = new Map<number, FakeFeed>()
  const articles = new Map<number, FakeArticle>()
  const folders: string[] = []
  let lastFeed = 0
  let lastArticle = 0

  function publish(feedId: number, article: NewArticle = {}): FakeArticle {
    if (!feeds.has(feedId)) throw new Error(`there is no feed ${feedId}`)
    const number = ++lastArticle
    const made: FakeArticle = {
      id: FIRST_ID + number,
      feedId,
      url: `https://paper${feedId}.test/news/${number}`,
      guid: `paper${feedId}-${number}`,
      title: article.title ?? `أخبار الميناء ${number}`,
      html: article.html ?? `<p>رست في الميناء اليوم سفينة تحمل الرقم ${number}، ونزل منها ركابها في الصباح.</p>`,
      author: article.author ?? 'سلمى',
      publishedAt: article.publishedAt ?? FIRST_SECOND + number,
      changedAt: FIRST_SECOND + number,
      isRead: article.isRead ?? false,
      isStarred: article.isStarred ?? false,
      labels: new Set(),
    }
    articles.set(made.id, made)
    return made
  }

  return {
    feeds,
    folders,
    articles,
    addFeed({ title, folder = null, url } = {}) {
      const id = ++lastFeed
      if (folder !== null && !folders.includes(folder)) folders.push(folder)
      const feed: FakeFeed = {
        id,
        url: url ?? `https://paper${id}.test/feed`,
        homepage: `https://paper${id}.test/`,
        title: title ?? `صحيفة المرفأ ${id}`,
        folder,
      }
      feeds.set(id, feed)
      return feed
    },
    removeFeed(id) {
      feeds.delete(id)
      for (const article of [...articles.values()]) if (article.feedId === id) articles.delete(article.id)
    },
    publish,
    publishMany: (feedId, count, article) => Array.from({ length: count }, () => publish(feedId, article)),
    mark(id, key, value) {
      const article = articles.get(id)
      if (!article) return false
      if (key === 'read') article.isRead = value
      else article.isStarred = value
      article.changedAt++
      return true
    },
    marks() {
      const all = [...articles.values()]
      return {
        unread: all.filter(({ isRead }) => !isRead).map(({ id }) => id),
        starred: all.filter(({ isStarred }) => isStarred).map(({ id }) => id),
      }
    },
  }
}
