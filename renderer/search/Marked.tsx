import type { MarkedText } from '../../shared/contract/search.ts'
import { piecesOf } from './pieces.ts'

export function Marked({ marked }: { readonly marked: MarkedText }) {
  return piecesOf(marked).map(({ text, start, isMatch }) =>
    isMatch ? <mark key={start}>{text}</mark> : <span key={start}>{text}</span>,
  )
}
