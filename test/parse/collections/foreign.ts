/** Files of other programs, written for tests: NetNewsWire's database and an export of Omnivore. */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import { ZipFile } from 'yazl'

export interface StarredArticle {
  readonly id: string
  readonly url: string | null
  readonly externalUrl?: string | null
  readonly title: string | null
  readonly html?: string | null
  readonly text?: string | null
  readonly author?: string
  readonly starred?: boolean
  /** Milliseconds since the epoch. */
  readonly arrivedAt: number
}

const TABLES = `
  CREATE TABLE articles (articleID TEXT NOT NULL PRIMARY KEY, feedID TEXT NOT NULL, uniqueID TEXT NOT NULL, title TEXT,
    contentHTML TEXT, contentText TEXT, url TEXT, externalURL TEXT, summary TEXT, imageURL TEXT, bannerImageURL TEXT,
    datePublished DATE, dateModified DATE, searchRowID INTEGER);
  CREATE TABLE statuses (articleID TEXT NOT NULL PRIMARY KEY, read BOOL NOT NULL DEFAULT 0, starred BOOL NOT NULL DEFAULT 0,
    dateArrived DATE NOT NULL DEFAULT 0);
  CREATE TABLE authors (authorID TEXT NOT NULL PRIMARY KEY, name TEXT, url TEXT, avatarURL TEXT, emailAddress TEXT);
  CREATE TABLE authorsLookup (authorID TEXT NOT NULL, articleID TEXT NOT NULL, PRIMARY KEY(authorID, articleID));`

/** Returns the open database: what is written last is in its log until it is closed. */
export function netNewsWire(folder: string, articles: readonly StarredArticle[], more = ''): DatabaseSyncInstance {
  const database = new DatabaseSync(join(folder, 'DB.sqlite3'))
  database.exec(`PRAGMA journal_mode = WAL; ${TABLES} ${more}`)
  for (const article of articles) addStarred(database, article)
  return database
}

export function addStarred(database: DatabaseSyncInstance, article: StarredArticle): void {
  const { id, url, externalUrl = null, title, html = null, text = null, author, starred = true, arrivedAt } = article
  const at = arrivedAt / 1000
  database
    .prepare(
      `INSERT INTO articles (articleID, feedID, uniqueID, title, contentHTML, contentText, url, externalURL, datePublished)
       VALUES (?, 'https://feed.example/', ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(id, id, title, html, text, url, externalUrl, at - 60)
  database
    .prepare('INSERT INTO statuses (articleID, read, starred, dateArrived) VALUES (?, 1, ?, ?)')
    .run(id, Number(starred), at)
  if (author === undefined) return
  database.prepare('INSERT INTO authors (authorID, name) VALUES (?, ?)').run(`by ${id}`, author)
  database.prepare('INSERT INTO authorsLookup (authorID, articleID) VALUES (?, ?)').run(`by ${id}`, id)
}

export interface OmnivoreArticle {
  readonly slug: string
  readonly url: string
  readonly title: string
  readonly labels?: readonly string[]
  /** In percent. */
  readonly progress?: number
  readonly html?: string
  readonly highlights?: string
}

/** Twenty articles in each list, as there. Returns the path. */
export async function omnivoreExport(folder: string, articles: readonly OmnivoreArticle[]): Promise<string> {
  const zip = new ZipFile()
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name)
  for (let first = 0; first < articles.length; first += 20) {
    const some = articles.slice(first, first + 20)
    const records = some.map(({ slug, url, title, labels = [], progress = 0 }) => {
      return {
        id: slug,
        slug,
        title,
        url,
        state: 'Active',
        readingProgress: progress,
        labels,
        savedAt: '2024-05-06T07:08:09Z',
      }
    })
    add(`metadata_${first}_to_${first + some.length}.json`, JSON.stringify(records, null, 2))
    for (const { slug, html, highlights } of some) {
      if (html !== undefined) add(`content/${slug}.html`, html)
      if (highlights !== undefined) add(`highlights/${slug}.md`, highlights)
    }
  }
  zip.end()
  const pieces: Buffer[] = []
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece as Uint8Array))
  const path = join(folder, 'omnivore.zip')
  writeFileSync(path, Buffer.concat(pieces))
  return path
}
