// What stands on the shelf, as one looks along the backs of books.
import { Ellipsis, FolderInput, GripVertical, Highlighter, Share } from 'lucide-react'
import { type MouseEvent, memo, useEffect, useRef, useState } from 'react'
import { Button, Checkbox, GridList, GridListItem, type Selection } from 'react-aria-components'
import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { ShelfEntry } from '../../shared/contract/shelf.ts'
import { shortDate } from '../../shared/locales/dates.ts'
import { openArticle } from '../articles/open-article.ts'
import { useCell } from '../base/cell.ts'
import { IconButton } from '../controls/IconButton.tsx'
import { Headline } from '../language/Headline.tsx'
import { writtenHeadline } from '../language/headline.ts'
import { Name } from '../language/Name.tsx'
import { OwnWords } from '../language/OwnWords.tsx'
import { isoDate } from '../language/RelativeTime.tsx'
import { Sentence } from '../language/Sentence.tsx'
import { useTranslate, useWriting } from '../language/translate.ts'
import { openRowMenu, openRowMenuAt } from '../place/row-menu.ts'
import controls from '../styles/controls.module.css'
import { useEntryDrag } from './drag.tsx'
import styles from './Entries.module.css'
import { exportingCell } from './marks/exporting.ts'
import { filingCell, removeAll } from './marks/filing.ts'
import { entryOf, loadMore, shelfCell } from './shelf.ts'

interface EntriesProps {
  readonly entries: readonly ShelfEntry[]
  readonly total: number
}

export function Entries({ entries, total }: EntriesProps) {
  const t = useTranslate()
  const list = useRef<HTMLDivElement>(null)
  const [selected, setSelected] = useState<Selection>(new Set())
  const dragAndDropHooks = useEntryDrag()
  const { filter } = useCell(shelfCell)
  const chosen = entries.filter(({ row }) => selected === 'all' || selected.has(row.ref)).map(({ row }) => row)
  useFirstFocusHere(list, entries.length > 0)

  /** What is chosen among other things is chosen no longer. */
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the shelf is narrowed otherwise
  useEffect(() => setSelected(new Set()), [filter])

  return (
    <div className={styles.whole}>
      {chosen.length > 0 && (
        <div className={styles.chosen} role="toolbar" aria-label={t('shelf.selected', { count: chosen.length })}>
          <span>{t('shelf.selected', { count: chosen.length })}</span>
          <Button className={controls.text ?? ''} onPress={() => filingCell.set(chosen)}>
            <FolderInput />
            {t('shelf.file')}
          </Button>
          <Button
            className={controls.text ?? ''}
            onPress={() => exportingCell.set({ from: 'articles', refs: chosen.map(({ ref }) => ref) })}
          >
            <Share />
            {t('exports.open')}
          </Button>
          <Button className={controls.text ?? ''} onPress={() => void removeAll(chosen.map(({ ref }) => ref))}>
            {t('shelf.removeChosen')}
          </Button>
          <Button className={controls.text ?? ''} onPress={() => setSelected(new Set())}>
            {t('shelf.unselect')}
          </Button>
        </div>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the rows are what is pressed; this only hears of it */}
      <div role="presentation" className={styles.scroller} onContextMenu={onContextMenu} onScroll={loadNearEnd}>
        <GridList
          ref={list}
          data-timeline
          aria-label={`${t('shelf.list')}. ${t('timeline.total', { count: total })}`}
          className={styles.list ?? ''}
          layout="grid"
          selectionMode="multiple"
          selectionBehavior="toggle"
          selectedKeys={selected}
          onSelectionChange={setSelected}
          onAction={key => void openArticle(String(key) as ArticleRef, { follow: true })}
          dragAndDropHooks={dragAndDropHooks}
        >
          {entries.map(entry => (
            <Entry key={entry.row.ref} entry={entry} />
          ))}
        </GridList>
        {entries.length < total && (
          <Button className={`${controls.plain} ${styles.rest}`} onPress={() => void loadMore()}>
            {t('shelf.loadMore')}
          </Button>
        )}
      </div>
    </div>
  )
}

/** Nearer to the end than this many heights of the list, the next entries are read. */
const NEAR = 1.5

function loadNearEnd({
  currentTarget: { scrollTop, clientHeight, scrollHeight },
}: {
  currentTarget: HTMLElement
}): void {
  if (scrollHeight - scrollTop - clientHeight < clientHeight * NEAR) void loadMore()
}

/** The list that was before it has taken the focus with it, or the focus came before there was anything to have it. */
function useFirstFocusHere(list: { readonly current: HTMLElement | null }, isFilled: boolean): void {
  useEffect(() => {
    if (!isFilled) return
    // Rows are there after the list itself; and what the shelf has hidden loses the focus only when the window is drawn.
    const frame = requestAnimationFrame(() => {
      const { activeElement } = document
      const isNobody = activeElement === document.body || !activeElement?.checkVisibility({ visibilityProperty: true })
      if (isNobody || activeElement === list.current) list.current?.querySelector<HTMLElement>('[role="row"]')?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [isFilled, list])
}

/** The keyboard's menu key arrives here too, on the row that has the focus. */
function onContextMenu(event: MouseEvent): void {
  const row = (event.target as Element).closest('[data-key]')
  const entry = row && entryOf(row.getAttribute('data-key') as ArticleRef)
  if (!row || !entry) return
  if (event.button === 2) openRowMenu(event, entry.row)
  else {
    event.preventDefault()
    openRowMenuAt(row, entry.row)
  }
}

const Entry = memo(function Entry({ entry }: { readonly entry: ShelfEntry }) {
  const t = useTranslate()
  const writing = useWriting()
  const cover = useRef<HTMLDivElement>(null)
  const { row, savedAt, tags, note, highlights } = entry
  const title = writtenHeadline(row, t, writing).text
  const saved = shortDate(savedAt, Date.now(), writing)
  const spoken = [
    title,
    row.sourceTitle || t('bookmarks.savedByHand'),
    t('shelf.savedOn', { date: saved }),
    ...(note === '' ? [] : [t('shelf.hasNote')]),
    ...(highlights === 0 ? [] : [t('shelf.highlightCount', { count: highlights })]),
    ...tags.map(({ name }) => name),
  ]
  return (
    <GridListItem id={row.ref} textValue={spoken.join('. ')} className={styles.item ?? ''}>
      <div ref={cover} className={styles.entry} data-read={row.read || undefined}>
        <Button slot="drag" className={styles.drag ?? ''} aria-label={t('shelf.drag', { name: title })}>
          <GripVertical />
        </Button>
        {row.picture ? <Cover name={row.picture} /> : null}
        <p className={styles.meta}>
          {row.sourceTitle === '' ? (
            <span className={styles.source}>{t('bookmarks.savedByHand')}</span>
          ) : (
            <Name className={styles.source} of={row.sourceTitle} language={row.sourceLanguage} />
          )}
          <span>
            <Sentence text="shelf.savedOn" parts={{ date: <time dateTime={isoDate(savedAt)}>{saved}</time> }} />
          </span>
        </p>
        <Headline as="p" className={styles.title} of={row} />
        {!row.picture && row.lead !== '' && (
          <p className={styles.lead} dir={row.direction} lang={row.language ?? undefined}>
            {row.lead}
          </p>
        )}
        {note !== '' && (
          <p className={styles.note}>
            <OwnWords>{note}</OwnWords>
          </p>
        )}
        {(tags.length > 0 || highlights > 0) && (
          <p className={styles.marks}>
            {highlights > 0 && (
              <span className={styles.mark}>
                <Highlighter aria-hidden="true" />
                {t('shelf.highlightCount', { count: highlights })}
              </span>
            )}
            {tags.map(({ id, name }) => (
              <span key={id} className={styles.mark}>
                #<Name of={name} language={null} />
              </span>
            ))}
          </p>
        )}
        <span className={styles.tools}>
          <Checkbox slot="selection" className={styles.choose ?? ''} aria-label={t('shelf.select', { title })} />
          <IconButton name={t('shelf.file')} onPress={() => filingCell.set([row])}>
            <FolderInput />
          </IconButton>
          <IconButton name={t('article.more')} onPress={() => cover.current && openRowMenuAt(cover.current, row)}>
            <Ellipsis />
          </IconButton>
        </span>
      </div>
    </GridListItem>
  )
})

/** A picture that is not in the cache leaves nothing behind. */
function Cover({ name }: { readonly name: string }) {
  const [isMissing, setIsMissing] = useState(false)
  if (isMissing) return null
  return (
    <img
      className={styles.cover}
      src={`app://picture/${name}`}
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
      onError={() => setIsMissing(true)}
    />
  )
}
