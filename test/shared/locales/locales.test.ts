import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import ar from '../../../shared/locales/ar.json' with { type: 'json' }
import en from '../../../shared/locales/en.json' with { type: 'json' }
import fr from '../../../shared/locales/fr.json' with { type: 'json' }

const ROOT = join(import.meta.dirname, '../../..')
const PLURAL = /_(zero|one|two|few|many|other)$/
const LANGUAGES = { ar, fr, en } as const
const TEXTS = Object.fromEntries(Object.entries(LANGUAGES).map(([language, tree]) => [language, flatten(tree)]))

describe.each(Object.keys(LANGUAGES))('%s', language => {
  const texts = textsOf(language)

  test('says everything that Arabic says, and nothing else', () => {
    expect(bases(texts)).toEqual(bases(textsOf('ar')))
  })

  test('has every plural form that the language has, and one for none', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    for (const base of counted(texts)) {
      const missing = [...forms, 'zero'].filter(form => !texts.has(`${base}_${form}`))
      expect(missing, `${base} in ${language}`).toEqual([])
    }
  })

  test('uses the placeholders that Arabic uses', () => {
    for (const [key, text] of texts) {
      // Arabic says one and two in words; a plural's own number may be left out.
      const arabic = textsOf('ar').get(key) ?? textsOf('ar').get(key.replace(PLURAL, '_other')) ?? ''
      expect(placeholders(text), key).toEqual(placeholders(arabic))
    }
  })

  test('leaves no text empty except where there is nothing to say', () => {
    const empty = [...texts].filter(([, text]) => text.trim() === '').map(([key]) => key)
    expect(empty).toEqual(['search.waiting_zero'])
  })

  test('has for every failure code a sentence for what happened and another for what to do', () => {
    const codes = [...readSource('shared/result.ts').matchAll(/^ {2}\| '(\w+)'/gm)].map(([, code]) => `failure.${code}`)
    expect(codes.length).toBeGreaterThan(30)
    for (const part of ['failure', 'advice']) {
      const keys = codes.map(key => key.replace('failure', part))
      expect(keys.filter(key => !texts.has(key))).toEqual([])
      expect([...texts.keys()].filter(key => key.startsWith(`${part}.`) && !keys.includes(key))).toEqual([])
    }
    // What happened is one sentence: it stands alone where there is room for one line.
    const long = codes.filter(key => /[.!?؟] ./u.test(texts.get(key) ?? ''))
    expect(long).toEqual([])
  })

  test('has a sentence for every notice', () => {
    const [, notices = ''] = readSource('shared/contract/app.ts').split('export type Notice')
    const kinds = [...notices.matchAll(/kind: '(\w+)'/g)].map(([, kind]) => `notices.${kind}`)
    expect(kinds.length).toBeGreaterThan(3)
    expect(kinds.filter(key => !texts.has(key))).toEqual([])
  })
})

test('French sets its signs apart by the spaces that no line ends at', () => {
  // A colon in what is to be typed stands between its two words.
  const wrong = [...textsOf('fr')].filter(
    ([, text]) =>
      /[^\u202f][;!?]|[^\u00a0]:(?![\p{L}\p{N}])|«[^\u00a0]|[^\u00a0]»/u.test(text) && !text.includes('://'),
  )
  expect(wrong).toEqual([])
})

describe('the sources', () => {
  const renderer = sourcesBelow('renderer')
  const all = [...renderer, ...sourcesBelow('electron'), ...sourcesBelow('shared')]

  test('hold no Arabic words', () => {
    const speaking = renderer.filter(({ code }) => /\p{Script=Arabic}/u.test(code))
    expect(renderer.length).toBeGreaterThan(30)
    expect(speaking.map(({ file }) => file)).toEqual([])
  })

  test('hold no words in any other script either, in text or in names that are heard', () => {
    expect(wordsShown('<p>Search everything</p>')).toEqual(['Search everything'])
    expect(wordsShown('<p>\n  Nothing here yet.\n  {x}</p>')).toEqual(['Nothing here yet.'])
    expect(wordsShown("<img alt='A lighthouse' />\n<X aria-label={`Close it`} />")).toHaveLength(2)
    expect(wordsShown("<p title={t('app.close')}>{words} · <X /></p>")).toEqual([])

    const speaking = renderer.flatMap(({ file, code }) => wordsShown(code).map(words => `${file}: ${words}`))
    expect(speaking).toEqual([])
  })

  test('ask for every text that there is', () => {
    const code = all.map(source => source.code).join('\n')
    const prefixes = [...code.matchAll(/`((?:\w+\.)+)\$\{/g)].map(([, prefix = '']) => prefix)
    const isAskedFor = (key: string) =>
      code.includes(`'${key}'`) ||
      code.includes(`"${key}"`) ||
      prefixes.some(prefix => key.startsWith(prefix) && !key.slice(prefix.length).includes('.'))
    expect(isAskedFor('app.close')).toBe(true)
    expect(isAskedFor('app.nobodyAsks')).toBe(false)
    expect(bases(textsOf('ar')).filter(key => !isAskedFor(key))).toEqual([])
  })
})

/** Words between tags, on lines of their own, and in attributes that are heard or shown. */
function wordsShown(code: string): string[] {
  const between = [...code.matchAll(/>([^<>{}()=;]*\p{L}{2,}[^<>{}()=;]*)<\//gu)]
  const alone = [...code.matchAll(/^\s*(\p{Lu}[\p{L}’']*(?: [\p{L}’',]+)+[.!?]?)\s*$/gmu)]
  const attributes = [
    ...code.matchAll(/\b(?:aria-label|title|placeholder|alt)=\{?["'`]([^"'`]*\p{L}{2,}[^"'`]*)["'`]/gu),
  ]
  const isWords = (text: string) => !/^https?:/.test(text)
  return [...between, ...alone, ...attributes].map(([, text = '']) => text.trim()).filter(isWords)
}

function sourcesBelow(folder: string): { readonly file: string; readonly code: string }[] {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
  return files
    .filter(file => /\.tsx?$/.test(file))
    .map(file => ({ file, code: withoutComments(readSource(join(folder, file))) }))
}

function textsOf(language: string): ReadonlyMap<string, string> {
  return TEXTS[language] ?? new Map()
}

function flatten(tree: object, prefix = ''): Map<string, string> {
  const entries = Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : [...flatten(value, `${prefix}${key}.`)],
  )
  return new Map(entries)
}

function bases(texts: ReadonlyMap<string, string>): string[] {
  return [...new Set([...texts.keys()].map(key => key.replace(PLURAL, '')))].sort()
}

function counted(texts: ReadonlyMap<string, string>): string[] {
  return bases(texts).filter(base => texts.has(`${base}_other`))
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)/g)]
    .map(([, name = '']) => name)
    .filter(name => name !== 'count')
    .sort()
}

function readSource(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8')
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '')
}
