import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findQuote, quoteOf } from '../../../shared/shelf/quote.ts'
import { startEffort } from '../../support/effort.ts'

const TEXT = [
  'أعلنت المكتبة الوطنية أنها ستفتح قاعة جديدة للقراءة أمام الزوار ابتداء من الشهر المقبل.',
  'وقال مدير المكتبة إن القاعة تتسع لمئتي قارئ، وفيها ركن للأطفال وآخر للمخطوطات القديمة.',
  'ويأمل القائمون عليها أن تصير ملتقى للباحثين والطلبة من كل المدن.',
].join('\n\n')
const MARKED = 'القاعة تتسع لمئتي قارئ، وفيها ركن للأطفال'

function marked(text: string, words: string) {
  const start = text.indexOf(words)
  const quote = quoteOf(text, start, start + words.length)
  if (!quote) throw new Error(`«${words}» cannot be marked.`)
  return quote
}

function found(text: string, quote: ReturnType<typeof marked>): string | null {
  const place = findQuote(text, quote)
  return place && text.slice(place.start, place.end)
}

describe('making a quote', () => {
  test('spaces at its ends are none of it', () => {
    const start = TEXT.indexOf(MARKED)
    expect(quoteOf(TEXT, start - 1, start + MARKED.length + 1)).toEqual(marked(TEXT, MARKED))
  })

  test('of nothing but spaces there is none', () => {
    expect(quoteOf('أ   ب', 1, 4)).toBeNull()
  })

  test('it knows what stands around it, and where it is', () => {
    expect(marked('قبل الكلمة بعد', 'الكلمة')).toEqual({ quote: 'الكلمة', prefix: 'قبل ', suffix: ' بعد', start: 4 })
  })
})

describe('the same words are found', () => {
  test.each([
    ['in the same text', TEXT, MARKED],
    ['when something came in front of them', `${TEXT.slice(0, 90)}\n\nفقرة جديدة لم تكن هنا.${TEXT.slice(90)}`, MARKED],
    [
      'with vowel marks, and without the hamza',
      TEXT.replace('القاعة تتسع', 'القَاعَةُ تَتَّسِعُ').replace('للأطفال', 'للاطفال'),
      'القَاعَةُ تَتَّسِعُ لمئتي قارئ، وفيها ركن للاطفال',
    ],
    [
      'over line breaks and other spaces',
      TEXT.replace('قارئ، وفيها', 'قارئ،\n\n  وفيها'),
      'القاعة تتسع لمئتي قارئ،\n\n  وفيها ركن للأطفال',
    ],
  ])('%s', (_, text, expected) => {
    expect(found(text, marked(TEXT, MARKED))).toBe(expected)
  })

  test('of several places, the one with the same words around it', () => {
    const twice = 'قال الوزير إن المشروع جاهز. ثم سألوه. قال الرئيس إن المشروع جاهز. وانتهى اللقاء.'
    const start = twice.lastIndexOf('المشروع جاهز')
    const quote = quoteOf(twice, start, start + 'المشروع جاهز'.length)
    expect(quote && findQuote(`مقدمة طويلة. ${twice}`, quote)?.start).toBe(start + 'مقدمة طويلة. '.length)
  })

  test('of several places with nothing to tell them apart, the nearest', () => {
    const text = 'نعم نعم نعم'
    const quote = quoteOf(text, 4, 7)
    expect(quote && findQuote(text, quote)).toEqual({ start: 4, end: 7 })
  })
})

describe('words that changed a little are found', () => {
  test.each([
    ['one replaced', MARKED.replace('لمئتي', 'لثلاثمئة')],
    ['one added', MARKED.replace('تتسع', 'الكبرى تتسع')],
    ['one taken out', MARKED.replace('لمئتي ', '')],
    ['the first replaced', MARKED.replace('القاعة', 'الغرفة')],
    ['the last replaced', MARKED.replace('للأطفال', 'للصغار')],
    ['an ending changed', MARKED.replace('للأطفال', 'للطفل')],
  ])('%s', (_, now) => {
    expect(found(TEXT.replace(MARKED, now), marked(TEXT, MARKED))).toBe(now)
  })
})

describe('what is not there is not found', () => {
  test.each([
    ['the sentence went', TEXT.replace(MARKED, '')],
    ['something else stands there', TEXT.replace(MARKED, 'المكان صار مغلقا حتى إشعار آخر')],
    ['most of it was rewritten', TEXT.replace(MARKED, 'القاعة صغيرة جدا، وفيها كراس قليلة وطاولة')],
    ['another text', 'نص آخر لا شيء فيه مما كان، يحكي عن الزراعة والمطر وأسعار الخضر في الأسواق.'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(found(text, marked(TEXT, MARKED))).toBeNull()
  })

  test('a short quote elsewhere in the text is another one', () => {
    const quote = marked(TEXT, 'قارئ')
    expect(found('كل قارئ يعرف ذلك، وهذا موضوع آخر تماما.', quote)).toBeNull()
  })
})

/** Words that are told apart, as those of a text are; some of them occur often. */
const word = fc.oneof(
  fc.constantFrom('في', 'من', 'على', 'إن', 'أن', 'التي', 'الذي'),
  fc.integer({ min: 0, max: 400 }).map(nameOf),
)

const ROOTS = [
  'كتب',
  'درس',
  'سمع',
  'نظر',
  'جلس',
  'فتح',
  'رسم',
  'حكم',
  'عمل',
  'شرب',
  'طلب',
  'نقل',
  'صنع',
  'زرع',
  'قطع',
  'لمس',
  'بعث',
  'حفظ',
  'ضرب',
  'غسل',
]
const SHAPES = [
  'ال%ة',
  'م%ون',
  '%نا',
  'ي%',
  'ال%',
  'است%',
  '%ات',
  'ت%ين',
  'وال%ي',
  'مت%',
  '%تهم',
  'ب%ها',
  'ل%',
  'ان%',
  '%وا',
  'ن%',
  'ال%ان',
  'م%',
  '%ية',
  'ف%',
  'ك%',
]

function nameOf(number: number): string {
  const root = ROOTS[number % ROOTS.length] ?? ''
  return (SHAPES[Math.floor(number / ROOTS.length)] ?? '%').replace('%', root)
}

test('whatever changes around the words, they are found where they are', () => {
  const words = (least: number, most: number) => fc.array(word, { minLength: least, maxLength: most })
  fc.assert(
    fc.property(
      words(0, 60),
      words(6, 25),
      words(0, 60),
      words(0, 40),
      words(0, 40),
      (before, own, after, first, last) => {
        const text = [...before, ...own, ...after].join(' ')
        const start = [...before, ''].join(' ').length
        const quote = quoteOf(text, start, start + own.join(' ').length)
        const changed = [...first, ...before, ...own, ...after, ...last].join(' ')
        const place = quote && findQuote(changed, quote)
        expect(place && changed.slice(place.start, place.end)).toBe(own.join(' '))
      },
    ),
  )
})

test('a long text is quick, found or not', () => {
  const text = Array.from({ length: 30_000 }, (_, at) => nameOf((at * 7919) % 420)).join(' ')
  const long = quoteOf(text, 40_000, 58_000)
  const other = quoteOf('كلمات أخرى لم ترد في النص الطويل أبدا ولا يشبهها شيء فيه', 0, 50)
  const effort = startEffort()
  expect(long && findQuote(`كلمة ${text.replace('استعمل', 'استعملت')}`, long)).not.toBeNull()
  expect(other && findQuote(text, other)).toBeNull()
  expect(effort()).toBeLessThan(3_000)
})
