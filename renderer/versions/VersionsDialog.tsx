// Two texts of one article side by side, what was taken out and what was put in marked by more than a colour.
import { useMemo, useState } from 'react'
import type { ArticleVersion } from '../../shared/contract/reading.ts'
import { dateAndTime } from '../../shared/locales/dates.ts'
import { difference } from '../../shared/text/difference.ts'
import { type ShownPage, shownPageCell } from '../articles/shown-page.ts'
import { useVersions } from '../articles/versions.ts'
import { useCell } from '../base/cell.ts'
import { Choice } from '../controls/Choice.tsx'
import { Sheet } from '../controls/Sheet.tsx'
import { TwoTexts } from '../controls/TwoTexts.tsx'
import { useTranslate, useWriting } from '../language/translate.ts'
import { linesOf } from '../markup/plain-text.ts'
import { sanitise } from '../markup/sanitise.ts'

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
  const { direction, language } = article
  const before = `${t('versions.before')} ${dateAndTime(version.seenFrom, writing)}`
  return (
    <TwoTexts
      changes={changes}
      before={{ name: t('versions.before'), heading: before, direction, language }}
      after={{ name: t('versions.after'), heading: t('versions.after'), direction, language }}
      marks="changed"
    />
  )
}

function textOf(title: string, content: Node): string {
  return [title, ...linesOf(content)].join('\n')
}
