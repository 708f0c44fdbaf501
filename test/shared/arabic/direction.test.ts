import { expect, test } from 'vitest'
import { directionOf, isRightToLeft } from '../../../shared/arabic/direction.ts'

test.each([
  ['an Arabic headline that begins in Latin letters', 'GPS يقود الرعاة إلى المراعي', null, 'rtl'],
  ['Arabic that its feed declares as English', 'سوق السمك قبل الفجر', 'en', 'rtl'],
  ['a declared right-to-left language that no letter confirms', 'Top 10', 'ar-MA', 'ltr'],
  ['a declared right-to-left language that one word confirms', 'Galaxy S25 Ultra vs iPhone 16: أيهما', 'ar', 'rtl'],
  [
    'a French text with an Arabic quotation, declared Arabic',
    `${'Le port a rouvert ce matin. '.repeat(9)}مرحبا`,
    'ar',
    'ltr',
  ],
  ['digits alone in an Arabic feed', '2026', 'ar', 'rtl'],
  [
    'a message with an address',
    'افتتاح المعرض https://paper.example/2026/a-very-long-address-of-the-opening',
    null,
    'rtl',
  ],
  [
    'an address in percent-encoded Arabic',
    'خبر https://paper.example/%D8%A7%D9%81%D8%AA%D8%AA%D8%A7%D8%AD',
    null,
    'rtl',
  ],
  ['percent-encoded letters alone', 'خبر %D8%A7%D9%81%D8%AA%D8%AA%D8%A7%D8%AD', null, 'rtl'],
  ['an address without a scheme', 'قناتنا t.me/a_channel_with_a_name www.paper.example', null, 'rtl'],
  ['a bare host', 'زوروا موقع newspaper-of-the-harbour.example', null, 'rtl'],
  ['names of accounts and tags', 'خبر @the_harbour_paper #HarbourNews #PortDeNuit', null, 'rtl'],
  ['Arabic tags after a French sentence', 'Le port rouvre #ميناء_المدينة_الجديدة', null, 'ltr'],
  ['a mail address', 'راسلونا editor.in.chief@newspaper.example', null, 'rtl'],
  ['emoji and numbers', '🔥🔥🔥 2026 نار', 'en', 'rtl'],
  ['an address alone', 'https://paper.example/', null, 'ltr'],
  ['a name that is a host', 'harbour.example', null, 'ltr'],
  ['French with one Arabic word', 'Le mot مكتبة veut dire bibliothèque', 'fr', 'ltr'],
  ['Arabic in Latin letters', 'salam', 'ar-Latn', 'ltr'],
  ['digits alone in a French feed', '2026', 'fr', 'ltr'],
  ['digits alone in a feed that says nothing', '2026', null, 'rtl'],
  ['nothing at all', '', null, 'rtl'],
  ['Hebrew', 'ספרייה', null, 'rtl'],
] as const)('%s', (_name, text, language, direction) => {
  expect(directionOf(text, language)).toBe(direction)
})

test('language tags are read by language and script', () => {
  expect(['ar', 'AR_ma', 'fa-IR', 'az-Arab', 'he'].every(isRightToLeft)).toBe(true)
  expect(['en', 'fr-MA', 'ar-Latn', 'arn', ''].some(isRightToLeft)).toBe(false)
})
