/**
 * Articles with a star out of NetNewsWire's `DB.sqlite3` (Modules/ArticlesDatabase in Ranchero-Software/NetNewsWire): texts in
 * `articles`, stars in `statuses`, authors in a table of their own or, since 2026, as JSON beside the text. Dates are seconds
 * since the epoch. Feeds have no names there.
 */

import { LONGEST_ARTICLE } from '../../../shared/extractor/contract.ts'
import { isRecord } from '../../../shared/json.ts'
import { ExpectedError } from '../../../shared/result.ts'
import { escapeHtml } from '../html/escape-html.ts'
import { type Collected, collectionOf, instantOf } from './collection.ts'
import { type ForeignDatabase, type ForeignRow, inWords, isDamage, openForeign } from './foreign-database.ts'
import type { OpenedCollection } from './open-collection.ts'

const MOST_STARRED = 100_000
const LONGEST_ADDRESS = 4096
const TEXTS = ['contentHTML', 'contentText', 'summary']
const NEEDED = {
  articles: ['articleID', 'title', 'url', 'externalURL', 'datePublished', ...TEXTS],
  statuses: ['articleID', 'starred', 'dateArrived'],
}

/** @throws ExpectedError `otherDatabase`, `damagedDatabase` */
export async function openNetNewsWire(path: string): Promise<OpenedCollection> {
  const database = await openForeign(path)
  try {
    refuseOthers(database)
    return opened(database)
  } catch (error) {
    database.close()
    throw inWords(error)
  }
}

function refuseOthers(database: ForeignDatabase): void {
  for (const [table, wanted] of Object.entries(NEEDED)) {
    const columns = database.columnsOf(table)
    if (!columns || !wanted.every(column => columns.has(column)))
      throw new ExpectedError('otherDatabase', `There is no table ${table} as NetNewsWire has it.`)
  }
}

interface Starred extends Collected {
  readonly articleId: string
}

function opened(database: ForeignDatabase): OpenedCollection {
  const { starred, isDamaged: isCutOff } = readStarred(database)
  let isDamaged = isCutOff
  const collection = collectionOf('netnewswire', starred)
  // Of several with one address the first counts, as in the list.
  const byAddress = new Map(starred.toReversed().flatMap(each => (each ? [[each.url, each.articleId]] : [])))
  const authors = authorsIn(database)
  return {
    collection,
    whole(article) {
      const id = byAddress.get(article.url)
      if (id === undefined) return article
      try {
        return { ...article, html: textOf(database, id), author: authors(id) }
      } catch (error) {
        if (!isDamage(error)) throw error
        isDamaged = true
        return article
      }
    },
    isDamaged: () => isDamaged,
    close: () => database.close(),
  }
}

/** A damaged page costs the articles on it. @throws what SQLite throws where nothing but that is to be had */
function readStarred(database: ForeignDatabase): {
  readonly starred: readonly (Starred | null)[]
  readonly isDamaged: boolean
} {
  const starred: (Starred | null)[] = []
  let damage: unknown = null
  const unlessDamaged = <T>(read: () => T): T | null => {
    try {
      return read()
    } catch (error) {
      if (!isDamage(error)) throw error
      damage = error
      return null
    }
  }
  const stars: ForeignRow[] = []
  unlessDamaged(() => {
    for (const star of database.rows(STARS)) stars.push(star)
  })
  for (const { id, dateArrived } of stars) {
    const [row] = unlessDamaged(() => [...database.rows(FACTS, textIn(id))]) ?? [null]
    // A star whose article is gone from there is nobody's loss.
    if (row !== undefined) starred.push(row && starredIn(row, dateArrived))
  }
  if (damage !== null && starred.every(each => each === null)) throw damage
  return { starred: newestFirst(starred), isDamaged: damage !== null }
}

const STARS = `
  SELECT articleID AS id, dateArrived FROM statuses
  WHERE starred = 1 AND octet_length(articleID) <= ${LONGEST_ADDRESS} LIMIT ${MOST_STARRED}`

const FACTS = `
  SELECT articleID AS id, substr(title, 1, 500) AS title, datePublished,
    CASE WHEN octet_length(url) <= ${LONGEST_ADDRESS} THEN url END AS url,
    CASE WHEN octet_length(externalURL) <= ${LONGEST_ADDRESS} THEN externalURL END AS externalURL
  FROM articles WHERE articleID = ?`

function newestFirst(starred: readonly (Starred | null)[]): (Starred | null)[] {
  return starred.toSorted((one, other) => (other?.savedAt ?? 0) - (one?.savedAt ?? 0))
}

function starredIn(row: ForeignRow, dateArrived: unknown): Starred | null {
  const articleId = textIn(row['id'])
  const url = [textIn(row['url']), textIn(row['externalURL'])].find(address => address !== '')
  if (articleId === '' || url === undefined) return null
  return {
    articleId,
    url,
    title: textIn(row['title']),
    publishedAt: instantOf(row['datePublished']),
    savedAt: instantOf(dateArrived),
  }
}

/** '' for a text that nobody could show. */
function textOf(database: ForeignDatabase, id: string): string {
  const columns = TEXTS.map(name => `CASE WHEN octet_length(${name}) <= ${LONGEST_ARTICLE} THEN ${name} END AS ${name}`)
  const [row] = database.rows(`SELECT ${columns.join(', ')} FROM articles WHERE articleID = ?`, id)
  if (!row) return ''
  return textIn(row['contentHTML']) || paragraphs(textIn(row['contentText'])) || textIn(row['summary'])
}

function paragraphs(text: string): string {
  return text
    .split(/\n\s*\n/)
    .flatMap(part => (part.trim() === '' ? [] : `<p>${escapeHtml(part.trim())}</p>`))
    .join('\n')
}

function authorsIn(database: ForeignDatabase): (id: string) => string | null {
  const isJson = database.columnsOf('articles')?.has('authors') ?? false
  const hasTables = [database.columnsOf('authors')?.has('name'), database.columnsOf('authorsLookup')?.has('authorID')]
  const ofTables = (id: string) => [
    ...database.rows(
      `SELECT substr(name, 1, 200) AS name FROM authorsLookup JOIN authors ON authors.authorID = authorsLookup.authorID
       WHERE authorsLookup.articleID = ? LIMIT 5`,
      id,
    ),
  ]
  return id => {
    const [row] = isJson
      ? database.rows('SELECT substr(authors, 1, 20000) AS authors FROM articles WHERE articleID = ?', id)
      : []
    const beside = row ? namesIn(textIn(row['authors'])) : []
    const names = beside.length > 0 || !hasTables.every(Boolean) ? beside : ofTables(id).map(({ name }) => textIn(name))
    return names.filter(name => name !== '').join('، ') || null
  }
}

function namesIn(json: string): string[] {
  try {
    const found: unknown = JSON.parse(json)
    return Array.isArray(found) ? found.slice(0, 5).flatMap(each => (isRecord(each) ? nameIn(each['name']) : [])) : []
  } catch {
    // Nobody is named, and the article is there all the same.
    return []
  }
}

function nameIn(value: unknown): string[] {
  return typeof value === 'string' ? [value] : []
}

function textIn(cell: unknown): string {
  return typeof cell === 'string' ? cell : ''
}
