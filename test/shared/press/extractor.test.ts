// The rules of the extractor that need no document.
import { describe, expect, test } from 'vitest'
import { isNextOf } from '../../../renderer/extractor/next-page.ts'
import { languageOfText } from '../../../shared/press/language.ts'
import { playedAt } from '../../../shared/press/players.ts'
import {
  asksSomething,
  leadsToNextPage,
  mayBeNoByline,
  nameInByline,
  onlyAsksSomething,
  onlySendsReaderOn,
  publishedIn,
  sendsReaderOn,
  speaksOfComments,
} from '../../../shared/press/words.ts'

describe('words around an article', () => {
  test.each([
    'اقرأ أيضا: كيف عاد',
    'إقرأ أيضًا | خبر',
    'مواضيع ذات صلة',
    'À lire aussi : la gare',
    '» Read more: harbour',
  ])('«%s» sends the reader on', text => expect(sendsReaderOn(text)).toBe(true))
  test.each([
    'اقرأ كتابا كل شهر',
    'المزيد من الناس يقرؤون',
    'Relatedness of words',
    'Lire, c’est voyager',
    'Moreover, it rained',
  ])('«%s» is a sentence', text => expect(sendsReaderOn(text)).toBe(false))
  test('alone or before more words', () => {
    expect(onlySendsReaderOn(' المزيد ')).toBe(true)
    expect(onlySendsReaderOn('More:')).toBe(true)
    expect(sendsReaderOn('More boats came back')).toBe(false)
  })
  test('asking for something, and rules for comments', () => {
    expect(asksSomething('تابعونا على صفحتنا')).toBe(true)
    expect(asksSomething('Abonnez-vous à la lettre')).toBe(true)
    expect(asksSomething('شارك العداء في السباق')).toBe(true)
    expect(asksSomething('تابع الصيادون طريقهم')).toBe(false)
    expect(speaksOfComments('نراجع التعليقات حسب شروط النشر')).toBe(true)
    expect(speaksOfComments('علق الصياد على الخبر')).toBe(false)
  })
  test('a next page, and a name in a byline', () => {
    expect(leadsToNextPage('الصفحة التالية »')).toBe(true)
    expect(leadsToNextPage('في الأسبوع التالي')).toBe(false)
    expect(nameInByline('بقلم: سلمى التلية')).toBe('سلمى التلية')
    expect(nameInByline('Propos recueillis par Inès Delcolline')).toBe('Inès Delcolline')
    expect(nameInByline('سلمى التلية')).toBeNull()
  })
  test.each([
    ['كتبه يوسف المنحدر، مراسلنا', 'يوسف المنحدر، مراسلنا'],
    ['كتب المهدي الساقية', 'المهدي الساقية'],
    ['كتب الوزير على صفحته', null],
    ['كتب: الطاهي والبحار', 'الطاهي والبحار'],
    ['كتب عمدة المدينة في صفحته أن السوق باق', null],
    ['كتب الشاعر قصيدة عن البحر.', null],
    ['إعداد الخطة استغرق عامين', null],
    ['Par ailleurs, le marché reste ouvert', null],
    ['Par Inès Delcolline et Luc Duport', 'Inès Delcolline et Luc Duport'],
    ['Par temps de pluie, on rentre les filets', null],
    ['By noon the square had filled', null],
    ['By Ann Hill and J. R. Harbour', 'Ann Hill and J. R. Harbour'],
    ['BY ANN HILL', 'ANN HILL'],
    ['by ann hill', 'ann hill'],
    ['By «someone»', null],
  ])('who «%s» names', (line, name) => {
    expect(nameInByline(line)).toBe(name)
  })
  test.each([
    ['تحرير المرفأ القديم', true],
    ['إعداد خبز الشعير', true],
    ['كتب سعيد الطويل', true],
    ['كتب: سعيد الطويل', false],
    ['إعداد / سعيد الطويل', false],
    ['بقلم سعيد الطويل', false],
    ['By Ann Hill', false],
  ])('«%s» may be a line of the article as well: %s', (line, may) => {
    expect(mayBeNoByline(line)).toBe(may)
  })
  test.each([
    ['شارك', true],
    ['Partager', true],
    ['شارك المقال على صفحتك', true],
    ['شارك مئة عداء في سباق الواحة', false],
    ['انضم إلى الحملة شباب القرى', false],
    ['Comment les pêcheurs lisent le ciel', false],
    ['Publicité et pouvoir : un livre raconte', false],
    ['Follow us', true],
    ['«Follow us», said the guide', false],
    ['Follow us down to the harbour, where the boats lie and the evening market begins.', false],
  ])('«%s» asks and says nothing else: %s', (text, isAll) => {
    expect(onlyAsksSomething(text)).toBe(isAll)
  })
})

test.each([
  ['نشر في جريدة التل يوم 18 - 11 - 2026', 'جريدة التل'],
  ['Publié dans La Colline le 18 - 11 - 2026', 'La Colline'],
  ['Published in The Hill Paper on 18 - 11 - 2026', 'The Hill Paper'],
])('«%s» names paper and day', (line, source) => {
  expect(publishedIn(line)).toEqual({ source, publishedAt: Date.UTC(2026, 10, 18) })
})

test('«published in» without a day is a sentence', () => {
  expect(publishedIn('نشر في الجريدة يوم ممطر جميل')).toBeNull()
})

test.each([
  ['https://a.example/news/1?page=2', 'https://a.example/news/1', true],
  ['https://a.example/news/1/2/', 'https://a.example/news/1/', true],
  ['https://a.example/news/port-2.html', 'https://a.example/news/port.html', true],
  ['https://a.example/news/1?page=3', 'https://a.example/news/1?page=2', true],
  ['https://a.example/news/1?page=5', 'https://a.example/news/1?page=2', false],
  ['https://a.example/the-port-at-dawn/3/', 'https://a.example/the-port-at-dawn/2/', true],
  ['https://a.example/news/2', 'https://a.example/news/1', false],
  ['https://a.example/news/other', 'https://a.example/news/1', false],
  ['https://b.example/news/1?page=2', 'https://a.example/news/1', false],
  ['https://a.example/news/1', 'https://a.example/news/1', false],
])('%s after %s: %s', (next, here, isNext) => {
  expect(isNextOf(next, here)).toBe(isNext)
})

test('the language of a text that nobody declared', () => {
  expect(languageOfText('عاد الصيادون إلى الميناء قبل الفجر')).toBe('ar')
  expect(languageOfText('دهکده‌ای کوچک در کنار رود گرگان')).toBeNull()
  expect(languageOfText('Le port de la ville est dans les mains des pêcheurs et que le vent')).toBe('fr')
  expect(languageOfText('The port of the town was in the hands of the fishermen and that was for the best')).toBe('en')
  expect(languageOfText('Lisboa')).toBeNull()
})

test('a player’s frame leads to its page; an advertiser’s to nothing', () => {
  expect(playedAt(new URL('https://www.youtube-nocookie.com/embed/abcdefghijk?rel=0'))).toBe(
    'https://www.youtube.com/watch?v=abcdefghijk',
  )
  expect(playedAt(new URL('https://cdn.example/film.mp4'))).toBe('https://cdn.example/film.mp4')
  expect(playedAt(new URL('https://ads.example/frame'))).toBeNull()
  expect(playedAt(new URL('https://youtube.com.evil.example/embed/abcdefghijk'))).toBeNull()
})
