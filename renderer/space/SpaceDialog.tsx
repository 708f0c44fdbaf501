import { type ReactNode, useEffect, useId, useState } from 'react'
import { Button } from 'react-aria-components'
import type { Space } from '../../shared/contract/keeping.ts'
import { number } from '../../shared/locales/dates.ts'
import type { TextKey } from '../../shared/locales/translator.ts'
import { useCell } from '../base/cell.ts'
import { focusSheet, Sheet } from '../controls/Sheet.tsx'
import { Name } from '../language/Name.tsx'
import { Sentence } from '../language/Sentence.tsx'
import { useTranslate, useWriting } from '../language/translate.ts'
import { namedLibraryCell } from '../library/library.ts'
import { languageOf } from '../library/tree.ts'
import controls from '../styles/controls.module.css'
import { KeepingRules } from './KeepingRules.tsx'
import styles from './SpaceDialog.module.css'
import { clearArticles, clearPictures, readSpace, spaceCell } from './space.ts'

const KILOBYTE = 1024
const MEGABYTE = 1024 * KILOBYTE

export function SpaceDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslate()
  const space = useCell(spaceCell)
  useEffect(() => {
    void readSpace()
  }, [])
  return (
    <Sheet title={t('space.name')} isWide onClose={onClose}>
      {space && <Taken space={space} />}
      {space && space.sources.length > 0 && <Sources space={space} />}
      <KeepingRules />
    </Sheet>
  )
}

type Kind = Exclude<keyof Space, 'sources' | 'otherSources'>

const KINDS: readonly (readonly [Kind, TextKey])[] = [
  ['articles', 'space.articles'],
  ['keeping', 'space.keeping'],
  ['index', 'space.index'],
  ['pictures', 'space.pictures'],
  ['bookmarkPictures', 'space.bookmarkPictures'],
  ['library', 'space.library'],
  ['backups', 'space.backups'],
  ['free', 'space.free'],
]

function Taken({ space }: { readonly space: Space }) {
  const t = useTranslate()
  return (
    <Part name={t('space.taken')}>
      <dl className={styles.list}>
        {KINDS.map(([kind, key]) => (
          <div key={kind} className={styles.row}>
            <dt>{t(key)}</dt>
            <dd>
              <Size bytes={space[kind]} />
            </dd>
          </div>
        ))}
        <div className={`${styles.row} ${styles.total}`}>
          <dt>{t('space.total')}</dt>
          <dd>
            <Size bytes={KINDS.reduce((sum, [kind]) => sum + space[kind], 0)} />
          </dd>
        </div>
      </dl>
      <p className={controls.hint}>{t('space.picturesNote')}</p>
      <Asking words={t('space.clearPictures')} question={t('space.clearPicturesAsk')} onYes={clearPictures} />
    </Part>
  )
}

function Sources({ space: { sources, otherSources } }: { readonly space: Space }) {
  const t = useTranslate()
  const library = useCell(namedLibraryCell)
  return (
    <Part name={t('space.sources')}>
      <p className={controls.hint}>{t('space.sourcesNote')}</p>
      <ul className={styles.list}>
        {sources.map(source => (
          <li key={source.id} className={styles.source}>
            <span>
              <Name of={source.title} language={languageOf(library, source.title)} />
            </span>
            <Size bytes={source.bytes} />
            <Asking
              words={t('space.clearSource')}
              named={t('space.clearSourceNamed', { source: source.title })}
              question={
                <Sentence
                  text="space.clearSourceAsk"
                  parts={{ source: <Name of={source.title} language={languageOf(library, source.title)} /> }}
                />
              }
              onYes={() => clearArticles(source)}
            />
          </li>
        ))}
        {otherSources.bytes > 0 && (
          <li className={styles.source}>
            <span>{t('space.others', { count: otherSources.count })}</span>
            <Size bytes={otherSources.bytes} />
          </li>
        )}
      </ul>
    </Part>
  )
}

export function Part({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const id = useId()
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h3 id={id} className={styles.name}>
        {name}
      </h3>
      {children}
    </section>
  )
}

function Size({ bytes }: { readonly bytes: number }) {
  const t = useTranslate()
  const writing = useWriting()
  const isSmall = bytes < MEGABYTE
  const amount = bytes / (isSmall ? KILOBYTE : MEGABYTE)
  // Rounded, not upwards: ten small ones have to add up to their sum.
  const size = number(amount < 10 && !isSmall ? Math.round(amount * 10) / 10 : Math.round(amount), writing)
  return <span className={styles.size}>{t(isSmall ? 'space.kilobytes' : 'space.size', { size })}</span>
}

interface AskingProps {
  readonly words: string
  /** Where the words alone do not say of what. */
  readonly named?: string
  readonly question: ReactNode
  readonly onYes: () => Promise<void>
}

/** What cannot be taken back is said before it is done, where it is done. */
function Asking({ words, named, question, onYes }: AskingProps) {
  const t = useTranslate()
  const [isAsking, setAsking] = useState(false)
  if (!isAsking) {
    return (
      <div>
        <Button className={controls.link ?? ''} aria-label={named ?? words} onPress={() => setAsking(true)}>
          {words}
        </Button>
      </div>
    )
  }
  return (
    <div className={styles.question} role="alert">
      <p>{question}</p>
      <div className={controls.actions}>
        <Button
          autoFocus
          className={controls.plain ?? ''}
          onPress={({ target }) => {
            focusSheet(target)
            setAsking(false)
          }}
        >
          {t('app.cancel')}
        </Button>
        <Button
          className={controls.primary ?? ''}
          aria-label={named ?? words}
          onPress={({ target }) => {
            focusSheet(target)
            setAsking(false)
            void onYes()
          }}
        >
          {t('space.clear')}
        </Button>
      </div>
    </div>
  )
}
