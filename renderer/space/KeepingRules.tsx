import { useState } from 'react'
import type { SourceId } from '../../shared/contract/ids.ts'
import {
  AS_ALL,
  KEEPING_DAYS,
  KEEPING_MEGABYTES,
  SOURCE_MEGABYTES,
  type SourceRule,
} from '../../shared/contract/keeping.ts'
import { number } from '../../shared/locales/dates.ts'
import type { Translate } from '../../shared/locales/translator.ts'
import { PICTURE_POLICIES } from '../../shared/pictures/policy.ts'
import { useCell } from '../base/cell.ts'
import { type Named, Select } from '../controls/Select.tsx'
import { Toggle } from '../controls/Toggle.tsx'
import { useTranslate, useWriting } from '../language/translate.ts'
import { libraryCell } from '../library/library.ts'
import { POLICY_NAMES } from '../pictures/policy-names.ts'
import controls from '../styles/controls.module.css'
import styles from './SpaceDialog.module.css'
import { Part } from './SpaceDialog.tsx'
import { changeKeeping, changeSourceRule, keepingCell } from './space.ts'

/** How long articles are kept, for all newspapers and for one. */
export function KeepingRules() {
  const t = useTranslate()
  const keeping = useCell(keepingCell)
  const names = useRuleNames()
  if (!keeping) return null
  const { days, megabytes, keepsUnread } = keeping.rule
  return (
    <>
      <Part name={t('space.keep')}>
        <p className={controls.hint}>{t('space.keepNote')}</p>
        <Select label={t('space.days')} value={days} options={names.days} onChoose={days => changeKeeping({ days })} />
        <Select
          label={t('space.megabytes')}
          value={megabytes}
          options={names.megabytes(KEEPING_MEGABYTES)}
          onChoose={megabytes => changeKeeping({ megabytes })}
        />
        <div className={styles.flat}>
          <Toggle
            label={t('space.keepsUnread')}
            hint={t('space.keepsHint')}
            isOn={keepsUnread}
            onChange={keepsUnread => changeKeeping({ keepsUnread })}
          />
        </div>
      </Part>
      <OneSource rules={keeping.sources} />
    </>
  )
}

function OneSource({ rules }: { readonly rules: Readonly<Record<SourceId, SourceRule>> }) {
  const t = useTranslate()
  const names = useRuleNames()
  const sources = useCell(libraryCell)?.sources ?? []
  const [chosen, setChosen] = useState<SourceId | null>(null)
  const id = chosen ?? sources[0]?.id
  if (id === undefined) return null
  const rule = rules[id] ?? AS_ALL
  const asAll = { value: null, text: t('space.asAll') }
  const change = (part: Partial<SourceRule>) => changeSourceRule(id, { ...rule, ...part })
  const policies = PICTURE_POLICIES.map(value => ({ value, text: t(POLICY_NAMES[value]) }))
  return (
    <Part name={t('space.perSource')}>
      <p className={controls.hint}>{t('space.perSourceNote')}</p>
      <Select
        label={t('space.source')}
        value={id}
        options={sources.map(({ id: value, title, language }) => ({ value, text: title, language }))}
        onChoose={setChosen}
      />
      <Select
        label={t('space.sourceDays')}
        value={rule.days}
        options={[asAll, ...names.days]}
        onChoose={days => change({ days })}
      />
      <Select
        label={t('space.sourceMegabytes')}
        value={rule.megabytes}
        options={[asAll, ...names.megabytes(SOURCE_MEGABYTES).slice(1)]}
        onChoose={megabytes => change({ megabytes })}
      />
      <Select
        label={t('space.sourcePictures')}
        value={rule.pictures}
        options={[asAll, ...policies]}
        onChoose={pictures => change({ pictures })}
      />
    </Part>
  )
}

const YEAR = 365

function ageInWords(days: number, t: Translate): string {
  const isInYears = days > 0 && days % YEAR === 0
  return isInYears ? t('space.yearsCount', { count: days / YEAR }) : t('space.daysCount', { count: days })
}

function useRuleNames() {
  const t = useTranslate()
  const writing = useWriting()
  const sizeName = (size: number) =>
    size === 0 ? t('space.noLimit') : t('space.size', { size: number(size, writing) })
  return {
    days: KEEPING_DAYS.map((value): Named<number> => ({ value, text: ageInWords(value, t) })),
    megabytes: (sizes: readonly number[]) => sizes.map((value): Named<number> => ({ value, text: sizeName(value) })),
  }
}
