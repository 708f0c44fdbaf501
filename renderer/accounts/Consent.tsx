import { Button } from 'react-aria-components'
import { Address } from '../language/Name.tsx'
import { Sentence } from '../language/Sentence.tsx'
import { typedHost } from '../library/hosts.ts'
import controls from '../styles/controls.module.css'

interface ConsentProps {
  /** As the reader typed it. */
  readonly address: string
  /** What is done once it is given. */
  readonly allow: 'sources.allow' | 'accounts.allow'
  readonly onAllow: () => unknown
}

/** What the host is, how far the consent reaches, and the one press that gives it. */
export function Consent({ address, allow, onAllow }: ConsentProps) {
  const host = { host: <Address>{typedHost(address)}</Address> }
  return (
    <>
      <p>
        <Sentence text="sources.consent" parts={host} />
      </p>
      <Button className={controls.plain ?? ''} onPress={() => void onAllow()}>
        <Sentence text={allow} parts={host} />
      </Button>
    </>
  )
}
