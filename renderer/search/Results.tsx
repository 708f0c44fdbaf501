// What was found, one row for each story; or why nothing was.
import { memo, useEffect, useRef, useState } from 'react'
import type { ArticleRow } from '../../shared/contract/reading.ts'
import type { SearchHit } from '../../shared/contract/search.ts'
import { articleCell, openArticle } from '../articles/open-article.ts'
import { articlesUnder, unfoldedCell } from '../articles/unfolded.ts'
import { useCell, useCellMember, useCellPart } from '../base/cell.ts'
import { afterNextFrame } from '../base/first-frame.ts'
import { writtenHeadline } from '../language/headline.ts'
import { useTranslate, useWriting } from '../language/translate.ts'
import { Option } from '../rows/Option.tsx'
import { RowContent } from '../rows/RowContent.tsx'
import { hasMore, searchCell, showMore } from './asking/results.ts'
import { rowOfHit } from './asking/row-of-hit.ts'
import { Marked } from './Marked.tsx'
import { Nothing } from './Nothing.tsx'
import { marksIn } from './pieces.ts'
import styles from './SearchView.module.css'

export function Results({ onAnother }: { readonly onAnother: () => void }) {
  const t = useTranslate()
  const result = useCellMember(searchCell, 'result')
  const cursor = useCellMember(searchCell, 'cursor')
  const within = useCellMember(searchCell, 'within')
  const isMore = useCellPart(searchCell, hasMore)
  const list = useRef<HTMLDivElement>(null)
  const hits = result?.hits ?? []
  const drawn = useDrawnAtOnce(hits) ? hits : hits.slice(0, FIRST_DRAWN)

  useEffect(() => {
    const current = within === null ? `#hit-${cursor}` : `#hit-${cursor}-${within}`
    list.current?.querySelector(current)?.scrollIntoView({ block: 'nearest' })
  }, [cursor, within])

  return (
    <div className={styles.scroller}>
      <Nothing onAnother={onAnother} />
      <div ref={list} id="search-results" role="listbox" aria-label={t('search.name')} className={styles.results}>
        {drawn.map((hit, index) => (
          <HitRow
            key={hit.row.ref}
            hit={hit}
            index={index}
            total={hits.length}
            isCurrent={index === cursor}
            within={index === cursor ? within : null}
          />
        ))}
      </div>
      {isMore && drawn === hits && <More key={hits.length} />}
    </div>
  )
}

/** More rows than a window shows before it is scrolled. */
const FIRST_DRAWN = 8

/**
 * False until the frame in which another question's first rows are seen: they do not wait for those below them. Rows that
 * answer it as they answered the one before stay.
 */
function useDrawnAtOnce(hits: readonly SearchHit[]): boolean {
  const answered = useCellMember(searchCell, 'answered')
  const question = answered === null ? '' : JSON.stringify([answered.words, answered.filters, answered.order])
  const refs = hits.map(({ row }) => row.ref).join(' ')
  const [seen, setSeen] = useState({ question, refs })
  useEffect(() => afterNextFrame(() => setSeen({ question, refs })), [question, refs])
  return seen.question === question || seen.refs === refs
}

interface HitRowProps {
  readonly hit: SearchHit
  readonly index: number
  readonly total: number
  readonly isCurrent: boolean
  readonly within: number | null
}

const HitRow = memo(function HitRow({ hit, index, total, isCurrent, within }: HitRowProps) {
  const open = useCellPart(articleCell, article => article?.ref ?? null)
  useCell(unfoldedCell)
  const row = rowOfHit(hit)
  return (
    <Option
      id={`hit-${index}`}
      index={index}
      place={index}
      total={total}
      row={row}
      isCurrent={isCurrent}
      isOpen={row.ref === open}
      under={articlesUnder(row)}
      within={within}
      open={open}
      onOpen={openArticle}
    >
      <Found id={`hit-${index}`} row={row} hit={hit} />
    </Option>
  )
})

interface FoundProps {
  readonly id: string
  readonly row: ArticleRow
  readonly hit: SearchHit
}

function Found({ id, row, hit: { title, snippet } }: FoundProps) {
  const { text } = writtenHeadline(row, useTranslate(), useWriting())
  const lead = snippet.text === '' ? '' : <Snippet marked={snippet} />
  return <RowContent id={id} row={row} title={<Marked marked={marksIn(text, title)} />} lead={lead} />
}

/** Two lines of whole words: it was cut so that the match is in the first of them. */
function Snippet({ marked }: Parameters<typeof Marked>[0]) {
  return (
    <span className={styles.snippet}>
      <Marked marked={marked} />
    </span>
  )
}

/** The end of what is shown: when the reader comes near it, more is asked for. */
function More() {
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const observer = new IntersectionObserver(seen => seen.some(({ isIntersecting }) => isIntersecting) && showMore(), {
      root: end.current?.parentElement ?? null,
      rootMargin: '600px',
    })
    if (end.current) observer.observe(end.current)
    return () => observer.disconnect()
  }, [])
  return <div ref={end} className={styles.more} />
}
