import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { SourceId } from '../../shared/contract/ids.ts'
import type { SourceCondition } from './conditions.ts'
import styles from './HealthSheet.module.css'
import { SourceLine } from './SourceLine.tsx'

interface SourceListProps {
  readonly shown: readonly SourceCondition[]
  /** The source that has the focus at first: it is open. */
  readonly first: SourceId | null
  readonly opened: SourceId | null
  readonly onOpen: (source: SourceId | null) => void
}

/** One stop for the Tab key; the arrows lead from source to source. What is out of sight is not laid out. */
export function SourceList({ shown, first, opened, onOpen }: SourceListProps) {
  const list = useRef<HTMLUListElement>(null)
  const [current, setCurrent] = useState(first)
  const stop = shown.some(({ source }) => source.id === current) ? current : (shown[0]?.source.id ?? null)

  useEffect(() => {
    if (first !== null) list.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus()
  }, [first])

  function onKeyDown(event: KeyboardEvent) {
    const lines = [...(list.current?.querySelectorAll<HTMLElement>('[aria-expanded]') ?? [])]
    const place = lines.indexOf(event.target as HTMLElement)
    if (place === -1) return
    const target = lines[{ ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: lines.length - 1 }[event.key] ?? -1]
    if (!target) return
    event.preventDefault()
    target.focus()
  }

  return (
    <ul ref={list} className={styles.list} onKeyDown={onKeyDown}>
      {shown.map(condition => (
        <SourceLine
          key={condition.source.id}
          condition={condition}
          isOpen={condition.source.id === opened}
          isStop={condition.source.id === stop}
          onFocus={() => setCurrent(condition.source.id)}
          onToggle={() => onOpen(condition.source.id === opened ? null : condition.source.id)}
        />
      ))}
    </ul>
  )
}
