// Under the text: what the reader added to the article.
import { Folder, Highlighter, MessageSquareText, Tag as TagIcon, Trash2 } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { Article } from '../../../shared/contract/reading.ts'
import { LONGEST_NOTE, type Marks } from '../../../shared/contract/shelf.ts'
import { DIRECTIONS } from '../../../shared/locales/languages.ts'
import { useCell } from '../../base/cell.ts'
import { debounce } from '../../base/soon.ts'
import { IconButton } from '../../controls/IconButton.tsx'
import { Name } from '../../language/Name.tsx'
import { OwnWords } from '../../language/OwnWords.tsx'
import { useLanguage, useTranslate } from '../../language/translate.ts'
import { Words } from '../../language/Words.tsx'
import { filingCell } from '../../shelf/marks/filing.ts'
import { drawersCell, pathOf } from '../../shelf/marks/folders.ts'
import { editedCell, marksCell, removeHighlight, writeNote } from '../../shelf/marks/marks.ts'
import controls from '../../styles/controls.module.css'
import styles from './ArticleMarks.module.css'
import { goToHighlight, type ShownHighlight, shownHighlightsCell } from './highlights.ts'
import { useHighlights } from './useHighlights.ts'

export function ArticleMarks({ article }: { readonly article: Article }) {
  const t = useTranslate()
  const open = useCell(marksCell)
  const shown = useCell(shownHighlightsCell)
  useHighlights()
  if (open?.ref !== article.ref) return null
  return (
    <aside className={styles.marks} aria-label={t('shelf.yours')}>
      <Filed article={article} marks={open.marks} />
      <NoteField key={article.ref} article={article} note={open.marks.note} />
      {shown.length > 0 && <HighlightList article={article} shown={shown} />}
    </aside>
  )
}

/** Its folder and tags, and the way to others. */
function Filed({ article, marks }: { readonly article: Article; readonly marks: Marks }) {
  const t = useTranslate()
  const { folders } = useCell(drawersCell)
  const path = pathOf(marks.folderId, folders)
  return (
    <p className={styles.filed}>
      {path.length > 0 && (
        <span className={styles.folder}>
          <Folder role="img" aria-label={t('shelf.inFolder')} />
          {path.map(({ id, title }, place) => (
            <span key={id}>
              {place > 0 && ' / '}
              <Name of={title} language={null} />
            </span>
          ))}
        </span>
      )}
      {marks.tags.map(({ id, name }) => (
        <span key={id} className={styles.tag}>
          <TagIcon role="img" aria-label={t('shelf.tags')} />
          <Name of={name} language={null} />
        </span>
      ))}
      <Button className={`${controls.link} ${styles.file}`} onPress={() => filingCell.set([article])}>
        <Words>{t('shelf.file')}</Words>
      </Button>
    </p>
  )
}

const TYPED_FOR = 700

interface NoteFieldProps {
  readonly article: Article
  readonly note: string
}

/** Kept while it is written: nobody has to say so. */
function NoteField({ article: { ref }, note }: NoteFieldProps) {
  const t = useTranslate()
  const language = useLanguage()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [typed, setTyped] = useState(note)
  const latest = useRef({ typed, kept: note })
  const [saving] = useState(() =>
    debounce(() => {
      const { typed: now, kept } = latest.current
      if (now.trim() === kept.trim()) return
      latest.current.kept = now
      void writeNote(ref, now)
    }, TYPED_FOR),
  )

  // It was taken back, or written elsewhere: what is being typed goes first.
  useEffect(() => {
    if (document.activeElement === field.current && latest.current.typed !== latest.current.kept) return
    if (note.trim() !== latest.current.typed.trim()) setTyped(note)
    latest.current = { typed: note.trim() === latest.current.typed.trim() ? latest.current.typed : note, kept: note }
  }, [note])

  useEffect(() => {
    window.addEventListener('pagehide', saving.now)
    return () => {
      window.removeEventListener('pagehide', saving.now)
      saving.now()
    }
  }, [saving])

  function onChange(words: string) {
    latest.current = { ...latest.current, typed: words }
    setTyped(words)
    saving.ask()
  }

  return (
    <div className={styles.note} data-note data-written={typed !== '' || undefined}>
      <label className={styles.label} htmlFor={id}>
        <MessageSquareText aria-hidden="true" />
        <Words>{t('shelf.note')}</Words>
      </label>
      <div className={styles.margin}>
        <textarea
          ref={field}
          id={id}
          // Nothing has a direction of its own: until something is written, it is that of the words in its place.
          dir={typed === '' ? DIRECTIONS[language] : 'auto'}
          rows={1}
          className={styles.field}
          value={typed}
          maxLength={LONGEST_NOTE}
          placeholder={t('shelf.notePlaceholder')}
          onChange={event => onChange(event.target.value)}
          onBlur={saving.now}
        />
      </div>
    </div>
  )
}

interface HighlightListProps {
  readonly article: Article
  readonly shown: readonly ShownHighlight[]
}

function HighlightList({ article, shown }: HighlightListProps) {
  const t = useTranslate()
  return (
    <>
      <h3 className={styles.label}>
        <Highlighter aria-hidden="true" />
        <Words>{t('shelf.highlights')}</Words>
      </h3>
      <ol className={styles.list}>
        {shown.map(({ highlight, range }) => (
          <li key={highlight.id} className={styles.item}>
            <Button
              className={styles.quote ?? ''}
              isDisabled={range === null}
              onPress={() => void goToHighlight(article.ref, highlight.id)}
            >
              <span dir={article.direction} lang={article.language ?? undefined}>
                {highlight.quote}
              </span>
              <Words className="only-heard">{t('shelf.goTo')}</Words>
            </Button>
            {range === null && (
              <p className={styles.lost}>
                <Words>{t('shelf.lost')}</Words>
              </p>
            )}
            {highlight.note !== '' && (
              <p className={styles.words}>
                <OwnWords>{highlight.note}</OwnWords>
              </p>
            )}
            <span className={styles.deeds}>
              <IconButton name={t('shelf.editHighlight')} onPress={() => editedCell.set(highlight)}>
                <MessageSquareText />
              </IconButton>
              <IconButton name={t('shelf.removeHighlight')} onPress={() => removeHighlight(highlight)}>
                <Trash2 />
              </IconButton>
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}
