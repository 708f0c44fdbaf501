// A sentence with elements in it: names and dates from outside are isolated, wherever the language puts them.
import { Fragment, type ReactNode } from 'react'
import type { TextKey, TextValues } from '../../shared/locales/translator.ts'
import { useTranslate } from './translate.ts'

interface SentenceProps {
  readonly text: TextKey
  readonly parts: Readonly<Record<string, ReactNode>>
  readonly values?: TextValues
}

/** Private-use letters around a part's name: no translation and no name from outside carries them. */
const MARKED = /\uE000(\w+)\uE001/

export function Sentence({ text, parts, values }: SentenceProps) {
  const t = useTranslate()
  const placeholders = Object.fromEntries(Object.keys(parts).map(name => [name, `\uE000${name}\uE001`]))
  const pieces = t(text, { ...values, ...placeholders }).split(MARKED)
  // Splitting by a pattern with one group: texts at even places, names of parts at odd ones.
  return pieces.map((piece, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence have no other identity
    <Fragment key={place}>{place % 2 === 0 ? piece : parts[piece]}</Fragment>
  ))
}
