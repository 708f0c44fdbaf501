// What was found, one row for each story; or why nothing was.
import { useEffect, useRef } from 'react'
import type { ArticleRow } from '../../shared/contract/reading.ts'
import type { SearchHit } from '../../shared/contract/search.ts'
import { articleCell, openArticle } from '../articles/open-article.ts'
import { articlesUnder, unfoldedCell } from '../articles/unfolded.ts'
import { useCell } from '../base/cell.ts'
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
  const state = useCell(searchCell)
  const open = useCell(articleCell)
  useCell(unfoldedCell)
  const list = useRef<HTMLDivElement>(null)
  const { cursor, within } = state
  const hits = state.result?.hits ?? []

  useEffect(() => {
    const current = within === null ? `#hit-${cursor}` : `#hit-${cursor}-${within}`
    list.current?.querySelector(current)?.scrollIntoView({ block: 'nearest' })
  }, [cursor, within])

  return (
    <div className={styles.scroller}>
      <Nothing onAnother={onAnother} />
      <div ref={list} id="search-results" role="listbox" aria-label={t('search.name')} className={styles.results}>
        {hits.map((hit, index) => {
          const row = rowOfHit(hit)
          return (
            <Option
              key={row.ref}
              id={`hit-${index}`}
              index={index}
              place={index}
              total={hits.length}
              row={row}
              isCurrent={index === cursor}
              isOpen={row.ref === open?.ref}
              under={articlesUnder(row)}
              within={index === cursor ? within : null}
              open={open?.ref ?? null}
              onOpen={openArticle}
            >
              <Found id={`hit-${index}`} row={row} hit={hit} />
            </Option>
          )
        })}
      </div>
      {hasMore(state) && <More key={hits.length} />}
    </div>
  )
}

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
