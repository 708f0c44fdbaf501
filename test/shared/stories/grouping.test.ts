import { describe, expect, test } from 'vitest'
import { DAY, HOUR } from '../../../shared/units.ts'
import { article, NOW, openDesk } from './desk.ts'

const BRIDGE = 'افتتاح جسر الوادي الكبير بين سلوان وتل الزيتون'
const BRIDGE_AGAIN = 'وزيرة النقل تفتتح جسر الوادي الكبير في سلوان'
const BRIDGE_LEAD =
  'افتتحت وزيرة النقل هند العمراوي صباح اليوم جسر الوادي الكبير الذي يربط سلوان بتل الزيتون بعد أربع سنوات من الأشغال وبكلفة 320 مليونا'
const LIBRARY = 'مكتبة الميناء القديم تعيد فتح أبوابها للقراء'
/** What else the papers report: without it no word is rarer than another. */
const OTHERS = [
  'ارتفاع أسعار الزيتون في أسواق الجنوب',
  'المنتخب يستعد لمباراة ودية أمام مالي',
  'تأجيل محاكمة رئيس البلدية السابق',
  'عاصفة رملية تقطع الطريق الساحلية',
  'معرض الخط العربي يستقبل زواره',
  'الحكومة تناقش مشروع قانون المالية',
  'إضراب سائقي الحافلات يدخل يومه الثالث',
  'فوز فيلم قصير بجائزة المهرجان',
]

function morning() {
  const desk = openDesk()
  for (const title of OTHERS) desk.place(article(title))
  return desk
}

describe('the same event in several newspapers is one story', () => {
  test('headlines alone are enough where they name the same things', () => {
    const desk = morning()
    const [one, other, third] = [article(BRIDGE), article(LIBRARY), article(BRIDGE_AGAIN)]
    for (const each of [one, other, third]) desk.place(each)

    expect(desk.stories()).toEqual([[one.id, third.id]])
  })

  test('headlines that say the same in other forms of the words', () => {
    const desk = morning()
    const [one, other] = [article('بلدية سلوان توزع خزانات المطر'), article('توزيع خزانات المطر بسلوان')]
    for (const each of [one, other]) desk.place(each)

    expect(desk.stories()).toEqual([[one.id, other.id]])
  })

  test('two papers whose headlines share nothing but whose leads report the same', () => {
    const desk = morning()
    const [one, other] = [
      article('بعد طول انتظار', { lead: BRIDGE_LEAD }),
      article('أربع سنوات من الأشغال تنتهي', { lead: `${BRIDGE_LEAD}، بحضور سكان القريتين` }),
    ]
    desk.place(one)

    expect(desk.place(other)).toMatchObject({ joined: [one.id], story: expect.any(Number) })
  })

  test('whoever brings two lone articles together takes both along', () => {
    const desk = morning()
    const [one, other] = [
      article('هند العمراوي: جسر الوادي الكبير مفتوح للسيارات'),
      article('سكان تل الزيتون يحتفلون بالجسر مع هند العمراوي'),
    ]
    const between = article('هند العمراوي وسكان تل الزيتون يحتفلون: جسر الوادي الكبير مفتوح للسيارات')
    for (const each of [one, other, between]) desk.place(each)

    expect(desk.stories()).toEqual([[one.id, other.id, between.id]])
  })

  test('in French and in English', () => {
    const desk = openDesk()
    const french = { language: 'fr', direction: 'ltr' } as const
    const english = { language: 'en', direction: 'ltr' } as const
    const pairs = [
      [
        article('Grève des chauffeurs de bus à Tizra : troisième journée', french),
        article('À Tizra, les chauffeurs de bus poursuivent la grève', french),
      ],
      [
        article('Old harbour library of Silwan reopens after fire', english),
        article('Silwan: harbour library reopened, a year after the fire', english),
      ],
    ] as const
    for (const each of pairs.flat()) desk.place(each)

    expect(desk.stories()).toEqual(pairs.map(pair => pair.map(({ id }) => id)))
  })

  test('never across languages, whatever the words', () => {
    const desk = openDesk()
    const title = 'Hamid Ouazzani président Tizra festival Atlas cinéma 2026'
    desk.place(article(`${title} les des une`, { language: 'fr', direction: 'ltr' }))
    desk.place(article(`${title} the and with`, { language: 'en', direction: 'ltr' }))
    desk.place(article(`${title} مهرجان`, { language: 'ar', direction: 'rtl' }))

    expect(desk.stories()).toEqual([])
  })

  test('a declared language is not believed against the letters', () => {
    const desk = morning()
    desk.place(article(BRIDGE, { language: 'en' }))
    desk.place(article(BRIDGE_AGAIN, { language: null }))

    expect(desk.stories()).toHaveLength(1)
  })
})

describe('what is not one event', () => {
  test('a story ends 72 hours after its last article, and lives as long as one comes', () => {
    const desk = morning()
    const placed = [0, 60, 120, 200].map(hours => article(BRIDGE, { at: NOW + hours * HOUR }))
    for (const each of placed) desk.place(each)

    expect(desk.stories()).toEqual([placed.slice(0, 3).map(({ id }) => id)])
  })

  test('titles that come back every day do not glue the days together', () => {
    const desk = openDesk()
    for (let day = 0; day < 4; day++) {
      desk.place(article('ركن الطبخ: وصفة اليوم من مطبخ أم سليم', { source: 1, at: NOW + day * DAY }))
      desk.place(article('مواقيت الصلاة بمدينة سلوان وضواحيها', { source: 2, at: NOW + day * DAY }))
      desk.place(article('مواقيت الصلاة في مدينة سلوان', { source: 3, at: NOW + day * DAY }))
    }
    const days = desk.stories().map(ids => new Set(ids.map(id => Math.floor((id - (ids[0] ?? 0)) / 3))))

    expect(days.every(({ size }) => size === 1)).toBe(true)
  })

  test('what every paper has a column of is known by its words, even the first time', () => {
    const desk = morning()
    const titles = ['مواقيت الصلاة بمدينة سلوان يوم الجمعة', 'مواقيت الصلاة في مدينة سلوان']
    desk.place(article(titles[0] ?? '', { at: NOW }))
    desk.place(article(titles[1] ?? '', { at: NOW + DAY }))
    desk.place(article(titles[1] ?? '', { at: NOW + DAY }))

    expect(desk.stories()).toHaveLength(1)
    expect(desk.stories()[0]).toHaveLength(2)
  })

  test('an article that its paper publishes once more, hours later, is no column', () => {
    const desk = morning()
    const text = `${BRIDGE_LEAD}. ${'وقالت الوزيرة إن المرور عليه مجاني وإن الطريق الجبلية ستبدأ أشغالها في الربيع المقبل بعد طول انتظار. '.repeat(2)}`
    const [first, again] = [0, 20].map(hours => article(BRIDGE, { source: 1, at: NOW + hours * HOUR, text }))
    for (const each of [first, again]) if (each) desk.place(each)

    expect(desk.stories()).toEqual([[first?.id, again?.id]])
    expect(desk.grouping.wiresIn(desk.storyOf(again?.id ?? 0) ?? 0)).toEqual(new Map([[again?.id, first?.id]]))
  })

  test('everyday words in common are no event, also in a library that has seen nothing yet', () => {
    const desk = openDesk()
    desk.place(article('رئيس الحكومة يستقبل وزير الخارجية المصري'))
    desk.place(article('وزير الخارجية المصري يلتقي رئيس الحكومة اللبنانية'))

    expect(desk.stories()).toEqual([])
  })

  test('one word in common, however rare, is not enough', () => {
    const desk = morning()
    desk.place(article('سلوان تستقبل أول دفعة من الطلبة'))
    desk.place(article('حريق محدود في غابة قرب سلوان'))

    expect(desk.stories()).toEqual([])
  })

  test('stories do not grow into each other link by link', () => {
    const desk = morning()
    const words = 'سنديان برتقال نافورة مهندس كهرباء صنوبر طاحونة قنطرة زلزال بلبل محراث فانوس'.split(' ')
    for (let at = 0; at + 4 <= words.length; at++) desk.place(article(words.slice(at, at + 4).join(' ')))

    expect(Math.max(...desk.stories().map(({ length }) => length))).toBeLessThan(5)
  })
})

describe('wire copies', () => {
  const TEXT = `${BRIDGE_LEAD}. وقالت الوزيرة إن الجسر سيختصر الطريق بين القريتين من ساعة إلى عشر دقائق، وإن المرور عليه مجاني.
    وأضافت أن أشغال الطريق الجبلية ستبدأ في الربيع المقبل. وذكر رئيس البلدية أن السكان طالبوا بالجسر منذ فيضان سنة 1996 الذي جرف المعبر القديم.`
  const EDITED = TEXT.replace('صباح اليوم', 'أمس').replace('وقالت الوزيرة', 'وأكدت الوزيرة')

  test('the same text under another headline, with small edits or its end cut off', () => {
    const desk = morning()
    const first = article(BRIDGE, { text: TEXT })
    desk.place(first)

    expect(desk.place(article('الوادي الكبير يعبر أخيرا', { text: EDITED })).wireOf).toBe(first.id)
    expect(desk.place(article(BRIDGE_AGAIN, { text: TEXT.slice(0, TEXT.length * 0.7) })).wireOf).toBe(first.id)
  })

  test('a report of one’s own about the same event is none', () => {
    const desk = morning()
    desk.place(article(BRIDGE, { lead: BRIDGE_LEAD, text: TEXT }))
    const own = `${BRIDGE_LEAD}. على الضفة الأخرى كان عمر، بائع الشاي، أول من عبر على دراجته قبل أن يصل الوفد الرسمي بقليل.
      يقول إنه انتظر هذا اليوم منذ طفولته، حين كان أبوه يحمله على كتفيه في مياه النهر إلى المدرسة.`

    expect(desk.place(article(BRIDGE_AGAIN, { lead: BRIDGE_LEAD, text: own }))).toMatchObject({
      story: expect.any(Number),
      wireOf: null,
    })
  })

  test('when the first one goes, the next is the one that is repeated', () => {
    const desk = morning()
    const placed = [article(BRIDGE, { text: TEXT }), article(BRIDGE, { text: EDITED }), article(BRIDGE, { text: TEXT })]
    for (const each of placed) desk.place(each)
    const [first, second, third] = placed.map(({ id }) => id) as [number, number, number]
    const story = desk.storyOf(first) ?? 0
    expect(desk.grouping.wiresIn(story)).toEqual(
      new Map([
        [second, first],
        [third, first],
      ]),
    )

    desk.remove(first)

    expect(desk.grouping.wiresIn(story)).toEqual(new Map([[third, second]]))
  })
})

describe('a text that becomes known later', () => {
  test('brings a lone article to its story', () => {
    const desk = morning()
    const first = article(BRIDGE, { lead: BRIDGE_LEAD })
    const late = article('صور من الحفل')
    for (const each of [first, late]) desk.place(each)
    expect(desk.storyOf(late.id)).toBeNull()

    desk.improve({ ...late, lead: BRIDGE_LEAD })

    expect(desk.stories()).toEqual([[first.id, late.id]])
  })

  test('the same article again changes nothing', () => {
    const desk = morning()
    const [first, second] = [article(BRIDGE), article(BRIDGE_AGAIN)]
    for (const each of [first, second]) desk.place(each)
    const before = desk.stories()

    expect(desk.improve(second)).toMatchObject({ joined: [], left: [] })
    expect(desk.place(second)).toMatchObject({ joined: [], left: [] })
    expect(desk.stories()).toEqual(before)
  })

  test('one that turns out to be about something else leaves', () => {
    const desk = morning()
    const [first, second] = [article(BRIDGE), article(BRIDGE_AGAIN)]
    for (const each of [first, second]) desk.place(each)

    const placing = desk.improve({ ...second, title: LIBRARY, lead: 'عاد القراء إلى رفوف المكتبة بعد ترميم دام عاما' })

    expect(placing).toEqual({ story: null, joined: [], left: [first.id], wireOf: null })
  })

  test('one that is too old stays where it is', () => {
    const desk = morning()
    const old = article(BRIDGE, { at: NOW - 10 * DAY })
    desk.place(old)

    expect(desk.improve({ ...old, lead: BRIDGE_LEAD })).toBeNull()
    expect(desk.grouping.traceOf(old.id)).toBeNull()
  })
})

describe('what the reader decides', () => {
  function bridges(count: number) {
    const desk = morning()
    const placed = Array.from({ length: count }, (_, at) => article(at % 2 ? BRIDGE_AGAIN : BRIDGE))
    for (const each of placed) desk.place(each)
    return { desk, ids: placed.map(({ id }) => id) as [number, number, number] }
  }

  test('an article that was taken out stays out, whatever arrives', () => {
    const { desk, ids } = bridges(3)
    desk.takeOut(ids[1])
    const later = article(BRIDGE)
    desk.place(later)

    expect(desk.stories()).toEqual([[ids[0], ids[2], later.id]])
    expect(desk.storyOf(ids[1])).toBeNull()
  })

  test('an article that must stand apart does not join; of two, taking one out leaves none', () => {
    const { desk, ids } = bridges(2)
    const apart = article(BRIDGE)
    expect(desk.place(apart, { apart: new Set([ids[0]]), together: [] }).story).toBeNull()

    desk.takeOut(ids[0])

    expect(desk.stories()).toEqual([])
  })

  test('joined stories are one, and take what comes', () => {
    const { desk, ids } = bridges(2)
    const others = [article(LIBRARY), article(LIBRARY)]
    for (const each of others) desk.place(each)

    desk.join(ids[0], others[0]?.id ?? 0)
    const later = article(LIBRARY)
    desk.place(later)

    expect(desk.stories()).toHaveLength(1)
    expect(desk.stories()[0]).toHaveLength(5)
  })

  test('an article that the reader wants together joins what is unlike it', () => {
    const { desk, ids } = bridges(2)
    const other = article(LIBRARY)

    expect(desk.place(other, { apart: new Set(), together: [ids[0]] }).story).toBe(desk.storyOf(ids[0]))
    expect(desk.improve({ ...other, lead: 'رفوف جديدة' }, { apart: new Set(), together: [ids[0]] })?.story).toBe(
      desk.storyOf(ids[0]),
    )
  })

  test('a pair that was kept apart before the restart is kept apart after it', () => {
    const { desk, ids } = bridges(2)
    desk.takeOut(ids[1])
    const again = desk.restarted()
    again.place(article(BRIDGE))

    expect(again.stories().some(story => story.includes(ids[0]) && story.includes(ids[1]))).toBe(false)
  })
})
