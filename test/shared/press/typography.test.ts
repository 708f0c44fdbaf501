import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { typeset } from '../../../shared/press/typography.ts'

const arabic = (text: string) => typeset(text, 'rtl', 'ar')
const french = (text: string) => typeset(text, 'ltr', 'fr')
/** No-break spaces made visible: ~ is the usual one, ' the narrow one. */
const shown = (text: string) => text.replaceAll('\u00a0', '~').replaceAll('\u202f', "'")

describe('Arabic press punctuation', () => {
  test.each([
    ['a space before a comma', 'فتحت أبوابها ، فيما', 'فتحت أبوابها، فيما'],
    ['a space before a full stop', 'الأيام القادمة .', 'الأيام القادمة.'],
    ['a space before a colon', 'الوزير : لا تأجيل', 'الوزير: لا تأجيل'],
    ['two dots between spaces', 'الميناء .. قراءة في الأرقام', 'الميناء.. قراءة في الأرقام'],
    ['two dots that cling to the word after them', 'الميناء ..قراءة', 'الميناء.. قراءة'],
    ['a comma that clings to the word after it', 'البحر،الميناء', 'البحر، الميناء'],
    ['marks of the other script', 'هل يعود القطار ? نعم, غدا', 'هل يعود القطار؟ نعم، غدا'],
    ['straight quotation marks', 'قال "لا" ثم "نعم"', 'قال «لا» ثم «نعم»'],
    [
      'straight quotation marks behind clitics',
      'زار "البيت" و"السوق" وبـ"الميناء"',
      'زار «البيت» و«السوق» وبـ«الميناء»',
    ],
    ['spaces inside brackets', 'البحر ( الأبيض ) و« الأسود »', 'البحر (الأبيض) و«الأسود»'],
  ])('%s', (_name, typed, set) => {
    expect(arabic(typed)).toBe(set)
  })

  test.each([
    'الساعة 12:30 والنتيجة 2 : 1',
    'جريدة الميناء » رياضة',
    'شاشة 27" وأخرى 32"',
    'نسبة 1،5 و3,5 و0.5',
    'اقرأ https://paper.example/a?b=c,d;e على الموقع',
    'منصة .NET الجديدة',
    'يكتب إلى editor@paper.example غدا',
    'صباح الخير :)',
    'بداية "لم تغلق',
    '... ثم عاد',
  ])('%s stays as it is', text => {
    expect(arabic(text)).toBe(text)
  })
})

describe('French spaces', () => {
  test.each([
    [
      'spaces that may break',
      '« Le quai » : trois bateaux ; deux phares ?',
      "«~Le quai~»~: trois bateaux'; deux phares'?",
    ],
    ['spaces that are missing', 'Le quai: «Trois bateaux!» Vraiment?', "Le quai~: «~Trois bateaux'!~» Vraiment'?"],
    ['per cent', 'Le barrage à 78 % et 9%', "Le barrage à 78'% et 9'%"],
    ['hours', 'Départ à 18 h 30', 'Départ à 18~h~30'],
    ['several marks', 'Vraiment ?!', "Vraiment'?!"],
  ])('%s', (_name, typed, set) => {
    expect(shown(french(typed))).toBe(set)
  })

  test.each([
    'Rendez-vous à 12:30 sur https://paper.example/a?b=c%20d;e!f',
    'Écrivez à redaction@paper.example.',
    'Un titre sans rien',
    'Le quai « ouvert',
    'Le score : 3:2'.replace(' :', '\u00a0:'),
  ])('%s stays as it is', text => {
    expect(french(text)).toBe(text)
  })

  test('a text of no known language keeps the marks that it has, and English is left alone', () => {
    expect(shown(typeset('Le quai : fini? Non !', 'ltr', null))).toBe("Le quai~: fini? Non'!")
    expect(typeset('The quay : open ?', 'ltr', 'en')).toBe('The quay : open ?')
  })
})

test('what is set already is not changed, and no letter or digit ever is', () => {
  const pieces = [
    'سوق',
    'و',
    'ب',
    'mot',
    '12',
    '5',
    ' ',
    ' ',
    '"',
    '«',
    '»',
    '(',
    ')',
    '،',
    ',',
    '.',
    '..',
    ':',
    ';',
    '?',
    '!',
    '؟',
    '%',
    'h',
    '\u00a0',
    '\u202f',
    'a.b',
  ]
  const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map(parts => parts.join(''))
  const words = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')
  fc.assert(
    fc.property(
      texts,
      fc.constantFrom('rtl' as const, 'ltr' as const),
      fc.constantFrom('ar', 'fr', null),
      (text, direction, language) => {
        const once = typeset(text, direction, language)
        expect(words(once)).toBe(words(text))
        expect(typeset(once, direction, language)).toBe(once)
      },
    ),
    { seed: 12, numRuns: 3000 },
  )
})

test('a long text takes no longer than it is long', () => {
  for (const piece of [' ،', '"ا" ', ' :', '« ', ' ..', '? ']) {
    const startedAt = performance.now()
    typeset(`ا${piece.repeat(20_000)}`, 'rtl', 'ar')
    typeset(`a${piece.repeat(20_000)}`, 'ltr', 'fr')
    expect(performance.now() - startedAt).toBeLessThan(1_000)
  }
})
