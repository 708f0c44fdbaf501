// Newspapers that printed the text of another: one line for all, which opens.
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { StoryArticle } from '../../shared/contract/stories.ts'
import { percent } from '../../shared/locales/dates.ts'
import { NameList } from '../language/NameList.tsx'
import { Sentence } from '../language/Sentence.tsx'
import { useTranslate, useWriting } from '../language/translate.ts'
import { Words } from '../language/Words.tsx'
import controls from '../styles/controls.module.css'
import styles from './ComparisonStrip.module.css'
import { comparedCell } from './choices.ts'
import { type InStrip, Line } from './Line.tsx'
import { shareOf } from './strip.ts'

interface CopiesProps extends InStrip {
  readonly own: StoryArticle
  readonly copies: readonly StoryArticle[]
}

export function Copies({ own, copies, ...line }: CopiesProps) {
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
        onFocus={() => line.onStop(stop)}
        onClick={() => setIsUnfolded(!isUnfolded)}
      >
        <ChevronDown className={styles.sign} aria-hidden="true" />
        <Words>
          <Sentence text="stories.sameTextIn" parts={{ names: <NameList of={names} /> }} />
        </Words>
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
  const share = shareOf(own, copy)
  return (
    <p className={styles.share}>
      {share !== null && <Words>{t('stories.share', { share: percent(Math.round(share * 100), writing) })}</Words>}
      <Button className={controls.link ?? ''} onPress={() => comparedCell.set([own, copy])}>
        <Words>{t('stories.compare')}</Words>
      </Button>
    </p>
  )
}
