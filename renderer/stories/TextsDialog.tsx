// A text and its copy side by side, with what is not the same in them marked.
import { useEffect, useMemo, useState } from 'react'
import type { Article } from '../../shared/contract/reading.ts'
import type { StoryArticle } from '../../shared/contract/stories.ts'
import { dateAndTime, percent } from '../../shared/locales/dates.ts'
import { difference } from '../../shared/text/difference.ts'
import { reader } from '../base/reader.ts'
import { Sheet } from '../controls/Sheet.tsx'
import { TwoTexts } from '../controls/TwoTexts.tsx'
import { Name } from '../language/Name.tsx'
import { useTranslate, useWriting } from '../language/translate.ts'
import { linesOf } from '../markup/plain-text.ts'
import { sanitise } from '../markup/sanitise.ts'
import controls from '../styles/controls.module.css'
import { shareOf } from './strip.ts'

interface TextsDialogProps {
  readonly compared: readonly [StoryArticle, StoryArticle]
  readonly onClose: () => void
}

type Read = readonly [Article, Article] | 'failed' | null

export function TextsDialog({ compared: [own, copy], onClose }: TextsDialogProps) {
  const t = useTranslate()
  const writing = useWriting()
  const read = useTexts(own, copy)
  const share = shareOf(own, copy)
  return (
    <Sheet title={t('stories.texts')} isWide onClose={onClose}>
      {share !== null && (
        <p className={controls.hint}>{t('stories.share', { share: percent(Math.round(share * 100), writing) })}</p>
      )}
      {read === 'failed' && <p role="alert">{t('stories.textsFailed')}</p>}
      {read !== null && read !== 'failed' && <Texts own={read[0]} copy={read[1]} />}
    </Sheet>
  )
}

function useTexts(own: StoryArticle, copy: StoryArticle): Read {
  const [read, setRead] = useState<Read>(null)
  useEffect(() => {
    let isWanted = true
    void Promise.all([own, copy].map(({ row }) => reader.request.readArticle(row.ref))).then(([one, other]) => {
      if (isWanted) setRead(one?.ok && other?.ok ? [one.value, other.value] : 'failed')
    })
    return () => {
      isWanted = false
    }
  }, [own, copy])
  return read
}

function Texts({ own, copy }: { readonly own: Article; readonly copy: Article }) {
  const changes = useMemo(() => difference(textOf(own), textOf(copy)), [own, copy])
  return <TwoTexts changes={changes} before={sideOf(own)} after={sideOf(copy)} marks="both" />
}

function sideOf(article: Article) {
  const { sourceTitle, direction, language } = article
  return { name: sourceTitle, heading: <Heading article={article} />, direction, language }
}

function Heading({ article: { sourceTitle, sourceLanguage, publishedAt } }: { readonly article: Article }) {
  const writing = useWriting()
  return (
    <>
      <Name of={sourceTitle} language={sourceLanguage} /> · {dateAndTime(publishedAt, writing)}
    </>
  )
}

function textOf({ title, html, baseUrl, url, pictures }: Article): string {
  return [title, ...linesOf(sanitise({ html, baseUrl, url, pictures }).content)].join('\n')
}
