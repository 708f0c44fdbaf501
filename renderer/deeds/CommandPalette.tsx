import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import type { TextKey } from '../../shared/locales/translator.ts'
import { useCell } from '../base/cell.ts'
import { commandLabel } from '../commands/names.ts'
import { Shortcut } from '../commands/Shortcut.tsx'
import { ComboField } from '../controls/ComboField.tsx'
import { Name } from '../language/Name.tsx'
import { useTranslate } from '../language/translate.ts'
import { namedLibraryCell } from '../library/library.ts'
import controls from '../styles/controls.module.css'
import styles from './CommandPalette.module.css'
import { choose, type Goal, goalsMeant } from './goals.ts'

/**
 * Every command by its name, with its key: what is done once by name is done by key the next time. And every newspaper
 * and section, by its own.
 */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslate()
  const [words, setWords] = useState('')
  const [cursor, setCursor] = useState(0)
  // No command is marked until a key is pressed: otherwise the name of the field is not read out.
  const [isWalking, setIsWalking] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  const library = useCell(namedLibraryCell)
  const found = goalsMeant(words, library, t)
  const current = isWalking ? found[cursor] : undefined

  useEffect(() => {
    list.current?.children[cursor]?.scrollIntoView({ block: 'nearest' })
  }, [cursor])

  function onWords(typed: string) {
    setWords(typed)
    goTo(0)
  }

  function goTo(place: number) {
    setCursor(place)
    setIsWalking(true)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const last = found.length - 1
    if (event.key === 'ArrowDown') goTo(!isWalking || cursor >= last ? 0 : cursor + 1)
    else if (event.key === 'ArrowUp') goTo(!isWalking || cursor <= 0 ? Math.max(0, last) : cursor - 1)
    else if (event.key === 'Enter' && current) choose(current)
    else return
    event.preventDefault()
  }

  return (
    <ModalOverlay
      isOpen
      isDismissable
      className={`${controls.veil} ${styles.veil}`}
      onOpenChange={open => !open && onClose()}
    >
      <Modal className={styles.palette ?? ''}>
        <Dialog aria-label={t('commands.palette')} className={styles.dialog ?? ''}>
          <ComboField
            autoFocus
            className={styles.field}
            label={t('commands.palette')}
            list="commands-found"
            hasOptions={found.length > 0}
            current={current && `goal-${cursor}`}
            placeholder={t('commands.placeholder')}
            value={words}
            onChange={event => onWords(event.target.value)}
            onKeyDown={onKeyDown}
          />
          {found.length === 0 && <p className={styles.none}>{t('commands.nothing', { words })}</p>}
          <div ref={list} id="commands-found" role="listbox" aria-label={t('commands.palette')} className={styles.list}>
            {found.map((goal, place) => (
              <Choice
                key={goal.id}
                goal={goal}
                place={place}
                isCurrent={goal === current}
                onPoint={() => goTo(place)}
              />
            ))}
          </div>
          <p role="status" className="only-heard">
            {words !== '' && t('search.hits', { count: found.length })}
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

interface ChoiceProps {
  readonly goal: Goal
  readonly place: number
  readonly isCurrent: boolean
  readonly onPoint: () => void
}

function Choice({ goal, place, isCurrent, onPoint }: ChoiceProps) {
  const t = useTranslate()
  return (
    // The field has the focus and the keys; `aria-activedescendant` says which option is meant.
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's
    // biome-ignore lint/a11y/useFocusableInteractive: the focus is the field's
    <div
      id={`goal-${place}`}
      role="option"
      data-current={isCurrent || undefined}
      className={styles.command}
      onPointerMove={onPoint}
      onClick={() => choose(goal)}
    >
      {goal.kind === 'command' ? (
        <>
          <span>{commandLabel(goal.name, t)}</span>
          <Shortcut command={goal.name} />
        </>
      ) : (
        <>
          <Name of={goal.title} language={goal.language} />
          <span className={styles.what}>{t(kindOf(goal))}</span>
        </>
      )}
    </div>
  )
}

function kindOf(goal: Exclude<Goal, { kind: 'command' }>): TextKey {
  if (goal.kind === 'search') return 'saved.one'
  return goal.scope.kind === 'section' ? 'commands.aSection' : 'commands.aSource'
}
