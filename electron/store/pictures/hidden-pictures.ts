/**
 * Which pictures are not to be seen, and why. Asked for every picture that is about to be shown, so the reports and lists
 * are held in memory and an answer is remembered until they change.
 */

import type { PictureKey } from '../../../shared/contract/ids.ts'
import type { PictureState } from '../../../shared/contract/pictures.ts'
import type { Article, ArticleRow } from '../../../shared/contract/reading.ts'
import { areAlike, type Look, lookOf } from '../../../shared/pictures/likeness.ts'
import type { KeptArticle } from '../../records/article.ts'
import type { PictureRecord } from '../../records/picture.ts'
import type { ReadableDatabases, ReadableDb } from '../db/database.ts'
import { picturePolicies } from '../sources/rules.ts'
import { findPicture } from './pictures.ts'
import { listsNeeded } from './report-lists.ts'

export type Hiding = Extract<PictureState, { kind: 'reported' | 'listed' }>

/** What reading rows takes: hidden pictures are taken out of them. */
export interface RowReading {
  readonly databases: ReadableDatabases
  readonly hidden: Pick<HiddenPictures, 'inRows'>
  clock(): number
}

export interface HiddenPictures {
  hidingOf(picture: Pick<PictureRecord, 'key' | 'kept'>): Hiding | null
  /** Rows without the pictures that are hidden. */
  inRows(rows: readonly ArticleRow[]): ArticleRow[]
  /** The article, with what is known of its pictures. */
  inArticle(article: KeptArticle): Article
  /** Drops what is remembered; call it when reports or lists have changed. */
  forget(): void
}

interface Reports {
  readonly keys: ReadonlySet<PictureKey>
  readonly hashes: ReadonlySet<string>
  readonly looks: readonly Look[]
  readonly lists: readonly (readonly Look[])[]
  readonly shown: readonly Look[]
  readonly needed: number
}

export function hiddenPictures(databases: ReadableDatabases): HiddenPictures {
  let known: Reports | null = null
  const answers = new Map<string, Hiding | null>()

  function reports(): Reports {
    known ??= readReports(databases.library)
    return known
  }

  function hidingOf({ key, kept }: Pick<PictureRecord, 'key' | 'kept'>): Hiding | null {
    if (isEmpty(reports())) return null
    if (reports().keys.has(key) || (kept && reports().hashes.has(kept.hash))) return { kind: 'reported' }
    const likeness = kept?.likeness
    if (!likeness) return null
    const answer = answers.get(likeness)
    if (answer !== undefined) return answer
    const found = hidingOfLikeness(likeness, reports())
    answers.set(likeness, found)
    return found
  }

  function stateOf(key: PictureKey): PictureState {
    const picture = findPicture(databases, key)
    if (!picture) return { kind: 'notFetched', size: null }
    return hidingOf(picture) ?? plainState(picture)
  }

  return {
    hidingOf,
    inRows: rows =>
      rows.map(row => {
        const isHidden = row.picture !== null && !isEmpty(reports()) && isHiding(stateOf(row.picture))
        return isHidden ? { ...row, picture: null } : row
      }),
    inArticle(article) {
      const keys = new Set(Object.values(article.pictures))
      if (article.picture !== null) keys.add(article.picture)
      const policies = picturePolicies(databases.library)
      return {
        ...article,
        pictureStates: Object.fromEntries([...keys].map(key => [key, stateOf(key)])),
        picturePolicy: (article.sourceId !== null && policies.get(article.sourceId)) || null,
      }
    },
    forget() {
      known = null
      answers.clear()
    },
  }
}

function isEmpty({ keys, lists }: Reports): boolean {
  return keys.size === 0 && lists.length === 0
}

function plainState({ kept, size, failedAt }: PictureRecord): PictureState {
  if (kept) return { kind: 'kept', width: kept.width, height: kept.height }
  return { kind: failedAt === null ? 'notFetched' : 'failed', size }
}

function isHiding({ kind }: PictureState): boolean {
  return kind === 'reported' || kind === 'listed'
}

function hidingOfLikeness(likeness: string, { looks, lists, shown, needed }: Reports): Hiding | null {
  const look = lookOf(likeness)
  if (!look) return null
  if (looks.some(reported => areAlike(look, reported))) return { kind: 'reported' }
  if (shown.some(wanted => areAlike(look, wanted))) return null
  const reporting = lists.filter(list => list.some(listed => areAlike(look, listed))).length
  return reporting >= needed ? { kind: 'listed', lists: reporting } : null
}

function readReports(library: ReadableDb): Reports {
  const reports = library
    .query<{ picture_key: string; hash: string | null; likeness: string | null }>(
      'SELECT picture_key, hash, likeness FROM reports WHERE removed_at IS NULL',
    )
    .all()
  const shown = library.query<{ likeness: string }>('SELECT likeness FROM shown_pictures').all()
  return {
    keys: new Set(reports.map(({ picture_key }) => picture_key)),
    hashes: new Set(reports.flatMap(({ hash }) => hash ?? [])),
    looks: looksOf(reports.flatMap(({ likeness }) => likeness ?? [])),
    lists: readLists(library),
    shown: looksOf(shown.map(({ likeness }) => likeness)),
    needed: listsNeeded(library),
  }
}

/** Lists with the same content are one list. */
function readLists(library: ReadableDb): Look[][] {
  const lists = library
    .query<{ id: number }>('SELECT min(id) AS id FROM report_lists WHERE removed_at IS NULL GROUP BY content_hash')
    .all()
  const pictures = library.query<{ likeness: string }>('SELECT likeness FROM listed_pictures WHERE list_id = ?')
  return lists.map(({ id }) => looksOf(pictures.all(id).map(({ likeness }) => likeness)))
}

function looksOf(likenesses: readonly string[]): Look[] {
  return likenesses.flatMap(likeness => lookOf(likeness) ?? [])
}
