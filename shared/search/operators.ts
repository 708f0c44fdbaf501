/** Operators that are typed, by their names and values in three languages; all of them are compared folded. */

import { fold } from '../arabic/fold.ts'

export type Operator =
  | 'source'
  | 'section'
  | 'language'
  | 'folder'
  | 'tag'
  | 'after'
  | 'before'
  | 'on'
  | 'state'
  | 'with'

const OPERATORS: ReadonlyMap<string, Operator> = named({
  source: 'source paper newspaper journal المصدر مصدر الجريدة جريدة',
  section: 'section rubrique القسم قسم',
  language: 'language lang langue اللغة لغة',
  folder: 'folder dossier المجلد مجلد',
  tag: 'tag étiquette الوسم وسم',
  after: 'after since depuis après منذ بعد',
  before: 'before until avant قبل حتى',
  on: 'on date le يوم تاريخ',
  state: 'is est هو حالة',
  with: 'has with avec مع فيه',
})

export type State = 'unread' | 'bookmarked'

const STATES: ReadonlyMap<string, State> = named({
  unread: 'unread new nonlu nonlus nouveau جديد لميقرأ غيرمقروء غيرمقروءة',
  bookmarked: 'bookmarked saved favori favoris enregistré gardé محفوظ المحفوظات محفوظات',
})

const PICTURES = new Set(fold('picture pictures image images photo photos صورة صور بصورة').split(' '))

const LANGUAGES: ReadonlyMap<string, string> = named({
  ar: 'ar arabic arabe عربي عربية العربية',
  fr: 'fr french français francais فرنسي فرنسية الفرنسية',
  en: 'en english anglais إنجليزي إنجليزية الإنجليزية انكليزية',
  es: 'es spanish espagnol español إسبانية الإسبانية',
})

export function operatorOf(name: string): Operator | undefined {
  return OPERATORS.get(fold(name))
}

export function stateOf(value: string): State | undefined {
  return STATES.get(plainOf(value))
}

export function isPicture(value: string): boolean {
  return PICTURES.has(plainOf(value))
}

export function languageOf(value: string): string | undefined {
  return LANGUAGES.get(plainOf(value))
}

/** «non-lu», «غير مقروء»: in one piece. */
function plainOf(value: string): string {
  return fold(value).replace(/[\s_-]+/g, '')
}

export type Joint = 'or' | 'and'

/** In capitals where small letters are words of their own: «or» is gold to a French reader, and «ou» is where. */
const JOINTS: ReadonlyMap<string, Joint> = new Map<string, Joint>([
  ['OR', 'or'],
  ['OU', 'or'],
  ['أو', 'or'],
  ['|', 'or'],
  ['AND', 'and'],
  ['ET', 'and'],
  ['و', 'and'],
  ['+', 'and'],
])

export function jointOf(word: string): Joint | undefined {
  return JOINTS.get(word)
}

function named<V extends string>(names: Readonly<Record<V, string>>): ReadonlyMap<string, V> {
  return new Map(
    (Object.entries(names) as [V, string][]).flatMap(([value, words]) =>
      fold(words)
        .split(' ')
        .map((word): [string, V] => [word, value]),
    ),
  )
}
