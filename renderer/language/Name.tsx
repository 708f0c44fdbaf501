// The only way in which a name from outside is drawn: in its own direction, language and type, apart from its sentence.
import { writtenName } from '../../shared/press/names.ts'

interface NameProps {
  readonly of: string
  /** What it comes from is written in this language; null: not known, its letters decide. */
  readonly language: string | null
  readonly className?: string | undefined
}

/** «Le360 عربي» begins on the right, and a French name is read with a French voice. */
export function Name({ of, language, className }: NameProps) {
  const name = writtenName(of, language)
  return (
    <bdi className={className} dir={name.direction} lang={name.language ?? undefined}>
      {name.text}
    </bdi>
  )
}

interface AddressProps {
  readonly children: string | null
  readonly className?: string | undefined
}

/** A host, an address or the name of a file. */
export function Address({ children, className }: AddressProps) {
  return (
    <bdi dir="ltr" className={className}>
      {children}
    </bdi>
  )
}
