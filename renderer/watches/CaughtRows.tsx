import { Button } from 'react-aria-components'
import type { ArticleRow } from '../../shared/contract/reading.ts'
import { Headline } from '../language/Headline.tsx'
import { Name } from '../language/Name.tsx'
import { RelativeTime } from '../language/RelativeTime.tsx'
import { showCaught } from './caught.ts'
import styles from './Watches.module.css'

interface CaughtRowsProps {
  readonly name: string
  readonly rows: readonly ArticleRow[]
}

/** Articles that a watch caught, each with its newspaper and time. What is chosen is opened, muted or not. */
export function CaughtRows({ name, rows }: CaughtRowsProps) {
  return (
    <ul className={styles.caught} aria-label={name}>
      {rows.map(row => (
        <li key={row.ref} className={styles.row}>
          <Button className={styles.headline ?? ''} onPress={() => void showCaught(row.ref)}>
            <Headline of={row} />
          </Button>
          <span className={styles.from}>
            <Name of={row.sourceTitle} language={row.sourceLanguage} /> · <RelativeTime at={row.publishedAt} />
          </span>
        </li>
      ))}
    </ul>
  )
}
