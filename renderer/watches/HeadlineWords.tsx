import { Button, Group } from 'react-aria-components'
import type { ArticleRow } from '../../shared/contract/reading.ts'
import { useTranslate } from '../language/translate.ts'
import styles from './Watches.module.css'

interface HeadlineWordsProps {
  readonly row: ArticleRow
  readonly onWord: (word: string) => void
}

/** «في» and «من» say nothing of an article. */
const SHORTEST = 3
const WORDS = /[\p{L}\p{N}\p{M}]+/gu

/** The words of an article's headline, to choose from. */
export function HeadlineWords({ row, onWord }: HeadlineWordsProps) {
  const t = useTranslate()
  const words = [...new Set(row.title.match(WORDS) ?? [])].filter(word => word.length >= SHORTEST)
  if (words.length === 0) return null
  return (
    <Group className={styles.headlineWords ?? ''} aria-label={t('watches.fromHeadline')}>
      <span className={styles.label}>{t('watches.fromHeadline')}</span>
      {words.map(word => (
        <Button
          key={word}
          className={styles.word ?? ''}
          aria-label={t('watches.addWord', { word })}
          onPress={() => onWord(word)}
        >
          <span dir={row.direction} lang={row.language ?? undefined}>
            {word}
          </span>
        </Button>
      ))}
    </Group>
  )
}
