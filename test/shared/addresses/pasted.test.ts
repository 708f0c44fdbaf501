import { describe, expect, test } from 'vitest'
import { feedIdentity, pageIdentity } from '../../../shared/addresses/canonical.ts'
import { hasPassword, PASSWORD_MASK, withoutPassword } from '../../../shared/addresses/password.ts'
import { pastedAddress } from '../../../shared/addresses/pasted.ts'

const ADDRESS = 'https://waha.example/ar/feed.xml'

describe('the address in what was pasted', () => {
  test.each([
    ['a mark before', `\u200f${ADDRESS}`],
    ['a mark behind', `${ADDRESS}\u200e`],
    ['an isolate around', `\u2068${ADDRESS}\u2069`],
    ['an embedding around', `\u202a${ADDRESS}\u202c`],
    ['an override around', `\u202e${ADDRESS}\u202d`],
    ['marks inside', ADDRESS.replace('waha', '\u200bwa\u200fha').replace('/ar', '\u2066/ar\u00ad')],
    ['another letter mark and a joiner', `\u061c${ADDRESS}\u200d`],
    ['spaces of all kinds', `\u00a0 \t${ADDRESS}\u202f\ufeff `],
    ['Arabic commas', `،${ADDRESS}،`],
    ['an Arabic semicolon and a question mark', `${ADDRESS}؛؟`],
    ['a full stop', `${ADDRESS}.`],
    ['an Urdu full stop', `${ADDRESS}۔`],
    ['three dots', `${ADDRESS}…`],
    ['guillemets', `«${ADDRESS}»`],
    ['guillemets and a comma', `«${ADDRESS}»،`],
    ['guillemets the other way', `»${ADDRESS}«`],
    ['German quotes', `„${ADDRESS}“`],
    ['curly quotes', `“${ADDRESS}”`],
    ['straight quotes', `"${ADDRESS}"`],
    ['brackets', `(${ADDRESS})`],
    ['brackets and a full stop', `(${ADDRESS}).`],
    ['square brackets', `[${ADDRESS}]`],
    ['angle brackets', `<${ADDRESS}>`],
    ['a link in Markdown', `[خلاصة الواحة](${ADDRESS})`],
    ['a code in Markdown', `\`${ADDRESS}\``],
    ['bold in Markdown', `**${ADDRESS}**`],
    ['an element of HTML', `<a href="${ADDRESS}">خلاصة</a>`],
    ['words in front', `خلاصة الجريدة هنا ${ADDRESS}`],
    ['words behind', `${ADDRESS} جربها اليوم`],
    ['words around, without spaces', `العنوان:«${ADDRESS}»وغيره`],
    ['a label', `RSS: ${ADDRESS}`],
    ['a second address', `${ADDRESS} https://other.example/feed`],
    ['words in lines', `السلام عليكم\nهذا هو العنوان:\n${ADDRESS}\nشكرا`],
    ['a line that ends inside', ADDRESS.replace('/feed', '/\n  feed')],
    ['the same in a field of one line', ADDRESS.replace('/feed', '/ feed')],
    ['marks that another program encoded', `${ADDRESS}%E2%80%8F%e2%80%8b`],
  ])('%s', (_name, written) => {
    expect(pastedAddress(written)).toBe(ADDRESS)
  })

  test.each([
    ['a bracket of its own', 'https://waha.example/wiki/فاس_(مدينة)'],
    ['a query and a fragment', 'https://waha.example/?p=1&q=a;b#top'],
    ['guillemets of its own', 'https://waha.example/«سوق»/1'],
    ['another address inside', 'https://waha.example/?url=https://other.example/'],
    ['a port', 'http://waha.example:8080/feed'],
    ['a literal of version six', 'http://[fd00::1]:8080/feed'],
    ['that literal without a scheme', '[fd00::1]:8080/feed'],
    ['no scheme', 'waha.example/feed'],
    ['a joiner between letters', 'https://waha.example/می‌خواهم'],
    ['feed: in front', 'feed:https://waha.example/feed'],
    ['a dash at its end', 'https://waha.example/a-'],
    ['another scheme', 'ftp://waha.example/'],
    ['a scheme before a scheme', 'view-source:https://waha.example/'],
    ['nothing of an address', 'هسبريس'],
    ['more than any address', `https://waha.example/${'«'.repeat(9000)}`],
  ])('keeps %s', (_name, address) => {
    expect(pastedAddress(address)).toBe(address)
  })

  test.each([
    ['a host among words', 'موقعنا الجديد waha.example/feed للجميع', 'waha.example/feed'],
    ['a host in Arabic letters', 'زوروا «جريدة.المغرب»، كل يوم', 'جريدة.المغرب'],
    ['a bracket around one that has a bracket', '(https://w.example/a_(b))', 'https://w.example/a_(b)'],
    ['a space in a file’s name', 'https://w.example/my feed.xml', 'https://w.example/my%20feed.xml'],
    ['numbers that are no host', 'النسخة 3.5 من waha.example', 'waha.example'],
    ['an override inside, which stays to be seen', 'https://w.example/\u202emoc', 'https://w.example/\u202emoc'],
  ])('%s', (_name, written, address) => {
    expect(pastedAddress(written)).toBe(address)
  })

  test('takes no time, whatever it is made of', () => {
    const heaps = ['%20.', ')', '«', 'feed:', 'http:', 'a.', ' /', '[https://', '\u200f', '%e2%80%8f']
    for (const heap of heaps) {
      const written = heap.repeat(Math.ceil(8000 / heap.length)).slice(0, 8000)
      const before = process.cpuUsage()
      pastedAddress(written)
      pastedAddress(`https://w.example/${written}`.slice(0, 8000))
      expect(process.cpuUsage(before).user / 1000, heap).toBeLessThan(1000)
    }
  })
})

const FEED = 'https://waha.example/ar/feed'

describe('a feed', () => {
  test.each([
    'http://waha.example/ar/feed',
    'https://www.waha.example/ar/feed/',
    'https://WAHA.example/ar/feed?utm_source=list&fbclid=1',
    'https://waha.example/ar//feed//',
    'https://waha.example/ar/feed#latest',
    'feed:https://waha.example/ar/feed',
    'https://waha.example/ar/f%65ed?',
    'https://waha.example/ar/feed?PHPSESSID=0A',
  ])('is the same under %s', spelling => {
    expect(feedIdentity(spelling)).toBe(feedIdentity(FEED))
  })

  test.each([
    'https://waha.example/ar/feed?cat=2',
    'https://waha.example/AR/feed',
    'https://waha.example:8080/ar/feed',
    'https://sport.waha.example/ar/feed',
    'https://waha.example/ar/feeds',
    'https://waha.example/ar%2Ffeed',
  ])('is another one under %s', other => {
    expect(feedIdentity(other)).not.toBe(feedIdentity(FEED))
  })

  test('has one name for both ways to write an escape', () => {
    expect(feedIdentity('https://w.example/%d8%a3')).toBe(feedIdentity('https://w.example/%D8%A3'))
    expect(feedIdentity('https://w.example/?a=%2f')).not.toBe(feedIdentity('https://w.example/?a=/'))
  })
})

test('a place in a page makes no other page of it, unless a page of the site lies behind it', () => {
  expect(pageIdentity('http://www.w.example/a/#comments')).toBe(pageIdentity('https://w.example/a'))
  expect(pageIdentity('https://w.example/#/a')).not.toBe(pageIdentity('https://w.example/#/b'))
  expect(pageIdentity('https://w.example/#!a')).not.toBe(pageIdentity('https://w.example/'))
})

describe('P-18 a name and a password', () => {
  test.each([
    ['https://salma:p%40ss@w.example/feed', 'https://•••@w.example/feed'],
    ['http://salma@w.example/', 'http://•••@w.example/'],
    ['https://salma:p@ss@w.example/feed', 'https://•••@w.example/feed'],
    ['feed:https://a:b@w.example/', 'feed:https://•••@w.example/'],
    ['salma:secret@w.example/feed', '•••@w.example/feed'],
    ['https:/a:b@w.example', 'https:/•••@w.example'],
    ['https:\\\\a:b@w.example', 'https:\\\\•••@w.example'],
  ])('of %s is seen and masked', (address, masked) => {
    expect(hasPassword(address)).toBe(true)
    expect(withoutPassword(address, PASSWORD_MASK)).toBe(masked)
    expect(withoutPassword(address)).toBe(masked.replace('•••@', ''))
  })

  test('are masked wherever they stand in a text', () => {
    expect(withoutPassword('from https://w.example/ → http://a:b@x.example/?q=@c', '•')).toBe(
      'from https://w.example/ → http://•@x.example/?q=@c',
    )
  })

  test.each([
    'https://w.example/@salma',
    'https://w.example/?to=a:b@c',
    'news@w.example',
    'mailto:news@w.example',
    'https://w.example:8080/',
  ])('are not seen in %s', address => {
    expect(hasPassword(address)).toBe(false)
    expect(withoutPassword(address, '•')).toBe(address)
  })
})
