import { Header, MenuSection } from 'react-aria-components'
import type { SourceRule } from '../../shared/contract/keeping.ts'
import type { Source } from '../../shared/contract/sources.ts'
import type { TextKey } from '../../shared/locales/translator.ts'
import { MenuChoice, Submenu } from '../controls/Submenu.tsx'
import { useTranslate } from '../language/translate.ts'
import { setReading } from '../library/library.ts'
import { useRuleOf } from '../library/rule.ts'
import controls from '../styles/controls.module.css'

interface ReadingMenuProps {
  readonly source: Source
  readonly onClose: () => void
}

type Part = 'direction' | 'face'

const CHOICES: { readonly [P in Part]: readonly (readonly [SourceRule[P], TextKey])[] } = {
  direction: [
    [null, 'sources.directionDetected'],
    ['rtl', 'sources.directionRight'],
    ['ltr', 'sources.directionLeft'],
  ],
  face: [
    [null, 'sources.faceAsAll'],
    ['naskh', 'settings.faceNaskh'],
    ['plain', 'settings.facePlain'],
  ],
}

/** How the articles of one newspaper are set, where it is not as those of all. */
export function ReadingMenu({ source, onClose }: ReadingMenuProps) {
  const t = useTranslate()
  const rule = useRuleOf(source)

  const section = <P extends Part>(part: P, name: TextKey) => (
    <MenuSection selectionMode="single" disallowEmptySelection selectedKeys={[`${part} ${rule?.[part] ?? null}`]}>
      <Header className={controls.menuHeading}>{t(name)}</Header>
      {CHOICES[part].map(([value, text]) => (
        <MenuChoice
          key={text}
          id={`${part} ${value}`}
          text={t(text)}
          onChoose={() => {
            if (rule) void setReading(source, rule, { [part]: value })
            onClose()
          }}
        />
      ))}
    </MenuSection>
  )

  return (
    <Submenu name={t('sources.reading')} aria-label={t('sources.reading')}>
      {section('direction', 'sources.direction')}
      {section('face', 'settings.face')}
    </Submenu>
  )
}
