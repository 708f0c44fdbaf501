import { ArrowLeft, ArrowRight } from 'lucide-react'
import { Button } from 'react-aria-components'
import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { ArticleRow } from '../../shared/contract/reading.ts'
import type { TextKey } from '../../shared/locales/translator.ts'
import { listCell, neighbour } from '../articles/list.ts'
import { articleCell, openArticle } from '../articles/open-article.ts'
import { useCell } from '../base/cell.ts'
import { Headline } from '../language/Headline.tsx'
import { useTranslate } from '../language/translate.ts'
import styles from './Neighbours.module.css'

/** The articles before and after this one in the list. */
export function Neighbours({ current }: { readonly current: ArticleRef }) {
  const t = useTranslate()
  useCell(listCell)
  const story = useCell(articleCell)?.story?.id ?? null
  const previous = neighbour(current, -1, story)
  const next = neighbour(current, 1, story)
  if (!previous && !next) return null
  return (
    <nav className={styles.neighbours} aria-label={t('article.ends')}>
      {previous ? <Neighbour row={previous} label="article.previous" /> : <span />}
      {next && <Neighbour row={next} label="article.next" />}
    </nav>
  )
}

function Neighbour({ row, label }: { readonly row: ArticleRow; readonly label: TextKey }) {
  const t = useTranslate()
  const isNext = label === 'article.next'
  return (
    <Button
      className={styles.neighbour ?? ''}
      data-next={isNext || undefined}
      onPress={({ pointerType }) => openArticle(row.ref, { follow: pointerType !== 'mouse' })}
    >
      <span className={styles.label}>
        {/* Drawn for left to right; they turn with the language. */}
        {!isNext && <ArrowLeft data-turns />}
        {t(label)}
        {isNext && <ArrowRight data-turns />}
      </span>
      <Headline as="span" className={styles.title} of={row} />
    </Button>
  )
}
