// Two texts of one article side by side, what was taken out and what was put in marked by more than a colour.
import { Fragment, useMemo, useState } from 'react'
import type { ArticleVersion } from '../../shared/contract/reading.ts'
import { dateAndTime } from '../../shared/locales/dates.ts'
import { type Change, difference } from '../../shared/text/difference.ts'
import { type ShownPage, shownPageCell } from '../articles/shown-page.ts'
import { useVersions } from '../articles/versions.ts'
import { useCell } from '../base/cell.ts'
import { Choice } from '../controls/Choice.tsx'
import { Sheet } from '../controls/Sheet.tsx'
import { useTranslate, useWriting } from '../language/translate.ts'
import { linesOf } from '../markup/plain-text.ts'
import { sanitise } from '../markup/sanitise.ts'
import styles from './VersionsDialog.module.css'

export function VersionsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslate()
  const page = useCell(shownPageCell)
  return (
    <Sheet title={t('versions.name')} isWide onClose={onClose}>
      {page && <Compared page={page} />}
    </Sheet>
  )
}

function Compared({ page }: { readonly page: ShownPage }) {
  const t = useTranslate()
  const writing = useWriting()
  const versions = useVersions(page.article.ref)
  const [chosen, setChosen] = useState(0)
  const version = versions[chosen]
  if (!version) return <p>{t('versions.none')}</p>
  return (
    <>
      {versions.length > 1 && (
        <Choice
          label={t('versions.choose')}
          value={chosen}
          options={versions.map(({ seenFrom }, value) => ({ value, text: dateAndTime(seenFrom, writing) }))}
          onChoose={setChosen}
        />
      )}
      <Columns version={version} page={page} />
    </>
  )
}

function Columns({ version, page }: { readonly version: ArticleVersion; readonly page: ShownPage }) {
  const t = useTranslate()
  const writing = useWriting()
  const { article, content } = page
  const changes = useMemo(() => {
    const then = textOf(version.title, sanitise({ ...version, url: null, pictures: article.pictures }).content)
    const shown = textOf(article.title, content)
    // Of a bookmark there may be a later text than the copy that is kept.
    return version.seenUntil === null ? difference(shown, then) : difference(then, shown)
  }, [version, article.title, article.pictures, content])
  const language = article.language ?? undefined
  return (
    <div className={styles.columns}>
      <section aria-label={t('versions.before')}>
        <h3>
          {t('versions.before')} {dateAndTime(version.seenFrom, writing)}
        </h3>
        <div dir={article.direction} lang={language}>
          <Paragraphs changes={changes} but="added" />
        </div>
      </section>
      <section aria-label={t('versions.after')}>
        <h3>{t('versions.after')}</h3>
        <div dir={article.direction} lang={language}>
          <Paragraphs changes={changes} but="removed" />
        </div>
      </section>
    </div>
  )
}

function textOf(title: string, content: Node): string {
  return [title, ...linesOf(content)].join('\n')
}

const MARKS = { same: 'span', removed: 'del', added: 'ins' } as const

/** One side of the difference, in paragraphs. */
function Paragraphs({ changes, but }: { readonly changes: readonly Change[]; readonly but: Change['kind'] }) {
  return paragraphsOf(changes.filter(({ kind }) => kind !== but)).map(({ start, pieces }) => (
    <p key={start}>
      {pieces.map(({ kind, text, start: at }) => {
        const Mark = MARKS[kind]
        return (
          <Fragment key={at}>
            <Mark>{text}</Mark>{' '}
          </Fragment>
        )
      })}
    </p>
  ))
}

interface Piece extends Change {
  readonly start: number
}

function paragraphsOf(changes: readonly Change[]) {
  const paragraphs: { readonly start: number; readonly pieces: Piece[] }[] = [{ start: 0, pieces: [] }]
  let start = 1
  for (const { kind, text } of changes) {
    text.split('\n').forEach((line, index) => {
      start++
      if (index > 0) paragraphs.push({ start, pieces: [] })
      if (line !== '') paragraphs.at(-1)?.pieces.push({ kind, text: line, start })
    })
  }
  return paragraphs.filter(({ pieces }) => pieces.length > 0)
}
