import { Button } from 'react-aria-components'
import type { Article } from '../../shared/contract/reading.ts'
import { useCell } from '../base/cell.ts'
import { Address, Name } from '../language/Name.tsx'
import { Sentence } from '../language/Sentence.tsx'
import { useTranslate } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import styles from './SourceLink.module.css'
import { hostIn, openAnyway, openSource, sentenceOf, sourceNoteCell } from './source-link.ts'
import { linkHost } from './text/link-host.ts'

/** The name of a newspaper is whatever its feed says; the host beside it cannot be chosen so freely. */
export function SourceLink({ article, address }: { readonly article: Article; readonly address: string }) {
  return (
    <p className={styles.origin}>
      <Button className={controls.link ?? ''} onPress={() => openSource(article)}>
        <Sentence
          text="article.openSource"
          parts={{ source: <Name of={article.sourceTitle} language={article.sourceLanguage} /> }}
        />
      </Button>{' '}
      <Address className={styles.host}>{linkHost(address)}</Address>
    </p>
  )
}

/** What came of asking for the page, at the foot of the reading view until it is put away. */
export function SourceAnswer({ article }: { readonly article: Article }) {
  const t = useTranslate()
  const note = useCell(sourceNoteCell)
  const isMeant = note?.ref === article.ref
  return (
    <div className={isMeant ? styles.answer : undefined} data-asking={note?.state === null || undefined}>
      {isMeant && note.state === null && <p>{t('article.askingSource')}</p>}
      {isMeant && note.state && (
        <>
          <p>
            <Sentence text={sentenceOf(note.state)} parts={{ host: <Address>{hostIn(note.state)}</Address> }} />
          </p>
          <Button className={controls.link ?? ''} onPress={() => openAnyway(note)}>
            {t('article.openAnyway')}
          </Button>
          <Button className={controls.link ?? ''} onPress={() => sourceNoteCell.set(null)}>
            {t('app.dismiss')}
          </Button>
        </>
      )}
    </div>
  )
}
