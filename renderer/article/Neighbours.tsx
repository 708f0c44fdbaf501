import { ArrowLeft, ArrowRight } from 'lucide-react'
import { Button } from 'react-aria-components'
import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { ArticleRow } from '../../shared/contract/reading.ts'
import type { TextKey } from '../../shared/locales/translator.ts'
import { listCell, neighbour } from '../articles/list.ts'
import { articleCell, openArticle } from '../articles/open-article.ts'
import { pageOrderCell } from '../articles/page-order.ts'
import { useCell } from '../base/cell.ts'
import { Headline } from '../language/Headline.tsx'
import { useTranslate } from '../language/translate.ts'
import styles from './Neighbours.module.css'

/** The articles before and after this one, on the front page or in the list: wherever the reader came from. */
export function Neighbours({ current }: { readonly current: ArticleRef }) {
  const t = useTranslate()
  useCell(listCell)
  const order = useCell(pageOrderCell)
  const story = useCell(articleCell)?.story?.id ?? null
  const beside = (by: 1 | -1) => (order ? order.neighbour(by) : neighbour(current, by, story))
  const open = (by: 1 | -1, row: ArticleRow, follow: boolean) =>
    order ? order.open(by) : void openArticle(row.ref, { follow })
  const previous = beside(-1)
  const next = beside(1)
  if (!previous && !next) return null
  return (
    <nav className={styles.neighbours} aria-label={t('article.ends')}>
      {previous ? (
        <Neighbour row={previous} label="article.previous" onOpen={follow => open(-1, previous, follow)} />
      ) : (
        <span />
      )}
      {next && <Neighbour row={next} label="article.next" onOpen={follow => open(1, next, follow)} />}
    </nav>
  )
}

interface Props {
  readonly row: ArticleRow
  readonly label: TextKey
  /** `follow`: the focus goes along. */
  onOpen(follow: boolean): void
}

function Neighbour({ row, label, onOpen }: Props) {
  const t = useTranslate()
  const isNext = label === 'article.next'
  return (
    <Button
      className={styles.neighbour ?? ''}
      data-next={isNext || undefined}
      onPress={({ pointerType }) => onOpen(pointerType !== 'mouse')}
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
