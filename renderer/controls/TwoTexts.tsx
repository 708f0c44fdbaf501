// Two texts side by side, with what is in only one of them marked by more than a colour.
import { Fragment, type ReactNode } from 'react'
import type { Direction } from '../../shared/arabic/direction.ts'
import type { Change } from '../../shared/text/difference.ts'
import styles from './TwoTexts.module.css'

export interface TextSide {
  readonly name: string
  readonly heading: ReactNode
  readonly direction: Direction
  readonly language: string | null
}

interface TwoTextsProps {
  /** From the one to the other. */
  readonly changes: readonly Change[]
  readonly before: TextSide
  readonly after: TextSide
  /** `changed`: the second came of the first, what was taken out is struck through; `both`: neither did. */
  readonly marks: keyof typeof MARKS
}

const MARKS = {
  changed: { same: 'span', removed: 'del', added: 'ins' },
  both: { same: 'span', removed: 'mark', added: 'mark' },
} as const

export function TwoTexts({ changes, before, after, marks }: TwoTextsProps) {
  return (
    <div className={styles.columns}>
      <Side side={before} changes={changes.filter(({ kind }) => kind !== 'added')} marks={marks} />
      <Side side={after} changes={changes.filter(({ kind }) => kind !== 'removed')} marks={marks} />
    </div>
  )
}

interface SideProps extends Pick<TwoTextsProps, 'changes' | 'marks'> {
  readonly side: TextSide
}

function Side({ side: { name, heading, direction, language }, changes, marks }: SideProps) {
  return (
    <section aria-label={name}>
      <h3>{heading}</h3>
      <div dir={direction} lang={language ?? undefined}>
        {paragraphsOf(changes).map(({ start, pieces }) => (
          <p key={start}>
            {pieces.map(({ kind, text, start: at }) => {
              const Mark = MARKS[marks][kind]
              return (
                <Fragment key={at}>
                  <Mark>{text}</Mark>{' '}
                </Fragment>
              )
            })}
          </p>
        ))}
      </div>
    </section>
  )
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
