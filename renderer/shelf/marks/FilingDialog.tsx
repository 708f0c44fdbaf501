// Into which folder articles go, and which tags they bear. Each choice is done at once, and can be taken back.
import { Plus } from 'lucide-react'
import { type FormEvent, useEffect, useState } from 'react'
import { Button, Input, Label, TextField, ToggleButton } from 'react-aria-components'
import { fold } from '../../../shared/arabic/fold.ts'
import type { FolderId, Marks, Tag, TagId } from '../../../shared/contract/shelf.ts'
import { isVisible } from '../../../shared/text/visible.ts'
import { useCell } from '../../base/cell.ts'
import { reader } from '../../base/reader.ts'
import { Select } from '../../controls/Select.tsx'
import { Sheet } from '../../controls/Sheet.tsx'
import { Headline } from '../../language/Headline.tsx'
import { Name } from '../../language/Name.tsx'
import { useTranslate } from '../../language/translate.ts'
import controls from '../../styles/controls.module.css'
import styles from './FilingDialog.module.css'
import { type Filed, giveTag, putInFolder, takeTagOff } from './filing.ts'
import { drawersCell, makeFolder, pathOf } from './folders.ts'

interface FilingDialogProps {
  readonly articles: readonly Filed[]
  readonly onClose: () => void
}

export function FilingDialog({ articles, onClose }: FilingDialogProps) {
  const t = useTranslate()
  const refs = articles.map(({ ref }) => ref)
  const marks = useMarksOf(articles)
  const [first] = articles
  return (
    <Sheet title={t('shelf.file')} onClose={onClose}>
      {articles.length === 1 && first ? (
        <Headline as="p" className={styles.title} of={first} />
      ) : (
        <p>{t('shelf.selected', { count: articles.length })}</p>
      )}
      <FolderChoice folderId={common(marks.map(({ folderId }) => folderId))} onChoose={id => putInFolder(refs, id)} />
      <TagChoice own={tagsOfAll(marks)} onGive={name => giveTag(refs, name)} onTakeOff={tag => takeTagOff(refs, tag)} />
      <div className={controls.actions}>
        <Button className={controls.primary ?? ''} onPress={onClose}>
          {t('shelf.done')}
        </Button>
      </div>
    </Sheet>
  )
}

/** Read again whenever something was chosen, or taken back. */
function useMarksOf(articles: readonly Filed[]): readonly Marks[] {
  const [marks, setMarks] = useState<readonly Marks[]>([])
  useEffect(() => {
    let isHere = true
    const read = async () => {
      const all = await Promise.all(articles.map(({ ref }) => reader.request.readMarks(ref)))
      if (isHere) setMarks(all.flatMap(one => (one.ok ? [one.value] : [])))
    }
    void read()
    const stop = reader.on.shelfChanged(read)
    return () => {
      isHere = false
      stop()
    }
  }, [articles])
  return marks
}

function common<T>(values: readonly T[]): T | null {
  const [first] = values
  return first !== undefined && values.every(value => value === first) ? first : null
}

/** Those that all of them have. */
function tagsOfAll(marks: readonly Marks[]): ReadonlySet<TagId> {
  const [first, ...others] = marks.map(({ tags }) => tags.map(({ id }) => id))
  return new Set(first?.filter(id => others.every(tags => tags.includes(id))))
}

interface FolderChoiceProps {
  readonly folderId: FolderId | null
  readonly onChoose: (id: FolderId | null) => Promise<void>
}

function FolderChoice({ folderId, onChoose }: FolderChoiceProps) {
  const t = useTranslate()
  const { folders } = useCell(drawersCell)
  const [name, setName] = useState('')
  const options = folders.map(({ id }) => ({
    value: id,
    text: pathOf(id, folders)
      .map(({ title }) => title)
      .join(' / '),
    language: null,
  }))

  async function onSubmit(event: FormEvent) {
    event.preventDefault()
    if (!isVisible(name)) return
    const made = await makeFolder(name, null)
    if (made === null) return
    setName('')
    await onChoose(made)
  }

  return (
    <>
      <Select
        label={t('shelf.inFolder')}
        value={folderId}
        options={[{ value: null, text: t('shelf.noFolder') }, ...options]}
        onChoose={onChoose}
      />
      <form className={styles.line} onSubmit={onSubmit}>
        <TextField className={controls.field ?? ''} value={name} onChange={setName}>
          <Label>{t('shelf.newFolder')}</Label>
          <Input dir="auto" />
        </TextField>
        <Button type="submit" className={controls.plain ?? ''} isDisabled={!isVisible(name)}>
          {t('shelf.make')}
        </Button>
      </form>
    </>
  )
}

interface TagChoiceProps {
  readonly own: ReadonlySet<TagId>
  readonly onGive: (name: string) => Promise<Tag | null>
  readonly onTakeOff: (tag: Tag) => Promise<void>
}

/** As many as can be looked over; typing finds the others. */
const MOST_SHOWN = 40

function TagChoice({ own, onGive, onTakeOff }: TagChoiceProps) {
  const t = useTranslate()
  const { tags } = useCell(drawersCell)
  const [name, setName] = useState('')
  const wanted = fold(name.trim())
  const shown = tags.filter(tag => own.has(tag.id) || fold(tag.name).includes(wanted)).slice(0, MOST_SHOWN)

  async function onSubmit(event: FormEvent) {
    event.preventDefault()
    if (isVisible(name) && (await onGive(name))) setName('')
  }

  return (
    <>
      <form className={styles.line} onSubmit={onSubmit}>
        <TextField className={controls.field ?? ''} value={name} onChange={setName} autoFocus>
          <Label>{t('shelf.addTag')}</Label>
          <Input dir="auto" placeholder={t('shelf.tagPlaceholder')} />
        </TextField>
        <Button
          type="submit"
          className={controls.plain ?? ''}
          isDisabled={!isVisible(name)}
          aria-label={t('shelf.addTag')}
        >
          <Plus />
        </Button>
      </form>
      {shown.length > 0 && (
        <fieldset className={styles.tags}>
          <legend className="only-heard">{t('shelf.existing')}</legend>
          {shown.map(tag => (
            <ToggleButton
              key={tag.id}
              className={styles.tag ?? ''}
              isSelected={own.has(tag.id)}
              onChange={isOn => void (isOn ? onGive(tag.name) : onTakeOff(tag))}
            >
              <Name of={tag.name} language={null} />
            </ToggleButton>
          ))}
        </fieldset>
      )}
    </>
  )
}
