// Newspapers that printed the text of another: one line for all, which opens.
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { StoryArticle } from '../../shared/contract/stories.ts'
import { percent } from '../../shared/locales/dates.ts'
import { DIRECTIONS } from '../../shared/locales/languages.ts'
import { NameList } from '../language/NameList.tsx'
import { Sentence } from '../language/Sentence.tsx'
import { useLanguage, useTranslate, useWriting } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import styles from './ComparisonStrip.module.css'
import { comparedCell } from './choices.ts'
import { type InStrip, Line } from './Line.tsx'

interface CopiesProps extends InStrip {
  readonly own: StoryArticle
  readonly copies: readonly StoryArticle[]
}

export function Copies({ own, copies, ...line }: CopiesProps) {
  const language = useLanguage()
  const hasOpen = copies.some(({ row }) => row.ref === line.open)
  const [isUnfolded, setIsUnfolded] = useState(false)
  const isOut = isUnfolded || hasOpen
  if (copies.length === 0) return null
  const stop = `copies of ${own.row.ref}`
  const names = copies.map(({ row }) => ({ title: row.sourceTitle, language: row.sourceLanguage }))
  return (
    <>
      <button
        type="button"
        className={styles.fold}
        data-stop
        tabIndex={line.stop === stop ? 0 : -1}
        aria-expanded={isOut}
        dir={DIRECTIONS[language]}
        lang={language}
        onFocus={() => line.onStop(stop)}
        onClick={() => setIsUnfolded(!isUnfolded)}
      >
        <ChevronDown className={styles.sign} aria-hidden="true" />
        <span>
          <Sentence text="stories.sameTextIn" parts={{ names: <NameList of={names} /> }} />
        </span>
      </button>
      {isOut && (
        <ul className={styles.copies}>
          {copies.map(copy => (
            <li key={copy.row.ref}>
              <Line one={copy} {...line} />
              <Share own={own} copy={copy} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Share({ own, copy }: { readonly own: StoryArticle; readonly copy: StoryArticle }) {
  const t = useTranslate()
  const writing = useWriting()
  const language = useLanguage()
  return (
    <p className={styles.share} dir={DIRECTIONS[language]} lang={language}>
      {copy.share !== null && (
        <span>{t('stories.share', { share: percent(Math.round(copy.share * 100), writing) })}</span>
      )}
      <Button className={controls.link ?? ''} onPress={() => comparedCell.set([own, copy])}>
        {t('stories.compare')}
      </Button>
    </p>
  )
}
