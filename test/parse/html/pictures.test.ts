// The pictures of a feed's article: which are listed, which one leads, and emoji, which are none.
import { describe, expect, test } from 'vitest'
import { picturesIn } from '../../../electron/parse/html/pictures-in.ts'
import { plainText } from '../../../electron/parse/html/plain-text.ts'
import { packFeed } from '../../../electron/parse/service/pack-feed.ts'
import { packPage } from '../../../electron/parse/service/pack-page.ts'
import { readText } from '../reading.ts'

const BASE = 'https://hill.example/news/1'
const P = 'https://hill.example/p'
const listed = (html: string) => picturesIn({ named: [], html, base: BASE }).pictures

describe('pictures that wait for a script are listed under the address that is shown', () => {
  test.each([
    ['data-src', `<img src="data:image/gif;base64,AA" data-src="${P}/well.jpg">`, [`${P}/well.jpg`]],
    ['a spacer', '<img src="/p/spacer.gif" data-lazy-src="/p/well.jpg">', [`${P}/well.jpg`]],
    ['srcset', '<img srcset="/p/s.jpg 200w,/p/well.jpg 1400w">', [`${P}/well.jpg`]],
    ['picture', '<picture><source srcset="/p/well.webp"><img></picture>', [`${P}/well.webp`]],
    ['picture without img', '<picture><source data-srcset="/p/well.webp 2x"></picture>', [`${P}/well.webp`]],
    ['AMP', '<amp-img src="/p/well.jpg" width="800" height="600"></amp-img>', [`${P}/well.jpg`]],
    [
      'AMP, with a fallback',
      '<amp-img src="/p/well.jpg"><noscript><img src="/p/w.jpg"></noscript></amp-img>',
      [`${P}/well.jpg`],
    ],
    ['noscript', '<img src="data:,"><noscript><img src="/p/well.jpg"></noscript>', [`${P}/well.jpg`]],
    ['noscript beside it', '<img data-src="/p/a.jpg"><noscript><img src="/p/b.jpg"></noscript>', [`${P}/a.jpg`]],
    [
      'noscript of its own',
      '<p><img src="/p/a.jpg"></p><noscript><img src="/p/b.jpg"></noscript>',
      [`${P}/a.jpg`, `${P}/b.jpg`],
    ],
    ['upper case', '<IMG DATA-SRC="/p/well.jpg">', [`${P}/well.jpg`]],
  ])('%s', (_what, html, pictures) => expect(listed(html)).toEqual(pictures))

  test.each([
    [
      'a film and its sources',
      '<video poster="/p/1.jpg"><source src="/v.mp4" srcset="/p/2.jpg"><img src="/p/3.jpg"></video>',
    ],
    ['what counts in a noscript', '<noscript><img src="https://mc.yandex.ru/watch/1"></noscript>'],
    ['what counts behind a script', '<img src="/p/a.jpg" data-src="https://pixel.wp.com/g.gif">'],
    ['what counts in AMP', '<amp-img src="https://pixel.wp.com/g.gif" width="600" height="400"></amp-img>'],
    ['a tiny one in AMP', '<amp-img src="/p/a.gif" width="1" height="1"></amp-img>'],
  ])('%s is not', (_what, html) => expect(listed(html)).toEqual([]))
})

describe('which picture leads', () => {
  const lead = (named: Parameters<typeof picturesIn>[0]['named'], html: string) =>
    picturesIn({ named, html, base: BASE })
  const WIDE = '<p><img src="/p/well-1024x683.jpg" width="1024" height="683"></p>'

  test('a stamp that the feed names does not, whether it says so or its address does', () => {
    for (const stamp of [
      { url: '/p/other.jpg', width: '72', height: '72' },
      '/p/s72-c/other.jpg',
      '/p/other.jpg?w=64',
    ]) {
      expect(lead([stamp], WIDE)).toEqual({ picture: `${P}/well-1024x683.jpg`, pictures: [`${P}/well-1024x683.jpg`] })
      expect(lead([stamp], '<p>نص</p>')).toEqual({ picture: null, pictures: [] })
    }
  })

  test('a thumbnail leads where there is no other, and gives way to the same picture in the text', () => {
    const thumbnail = { url: '/p/well-150x150.jpg', width: '150', height: '150' }
    expect(lead([thumbnail], '').picture).toBe(`${P}/well-150x150.jpg`)
    expect(lead([thumbnail], WIDE).picture).toBe(`${P}/well-1024x683.jpg`)
    const middle = { url: '/p/well-300x200.jpg', width: '300', height: '200' }
    expect(lead([middle], WIDE)).toEqual({ picture: `${P}/well-1024x683.jpg`, pictures: [`${P}/well-1024x683.jpg`] })
  })

  test('the picture that the feed names leads, and is not fetched again in another size', () => {
    expect(lead(['/p/well.jpg'], WIDE)).toEqual({ picture: `${P}/well.jpg`, pictures: [`${P}/well.jpg`] })
    expect(lead(['/q/well.jpg'], WIDE).pictures).toEqual(['https://hill.example/q/well.jpg', `${P}/well-1024x683.jpg`])
  })

  test('faces and signs are shown in the text and never lead', () => {
    const html = '<img class="avatar" src="/p/face.jpg"><img src="/icons/share.png"><img src="/p/well.jpg">'
    expect(lead([], html).picture).toBe(`${P}/well.jpg`)
    expect(lead([], html).pictures).toHaveLength(3)
    expect(lead([], '<img class="avatar" src="/p/face.jpg">')).toEqual({ picture: null, pictures: [`${P}/face.jpg`] })
  })

  test('no more than sixty are listed', () => {
    const many = Array.from({ length: 70 }, (_, at) => `<img src="/p/${at}.jpg">`).join('')
    expect(listed(many)).toHaveLength(60)
  })

  test('in a feed, and on a page', () => {
    const face = '<media:content url="https://0.gravatar.com/avatar/0a1b?s=96" medium="image"/>'
    const feed = readText(
      '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><item><title>بئر</title><guid>1</guid>' +
        `${face}<media:thumbnail url="/p/s.jpg" width="60" height="60"/>` +
        '<media:content url="https://hill.example/p/well.jpg" medium="image"/></item>' +
        `<item><title>وجه</title><guid>2</guid>${face}</item></channel></rss>`,
    )
    expect(packFeed(feed).articles.map(({ picture }) => picture)).toEqual([`${P}/well.jpg`, null])

    const pages = (html: string) =>
      packPage([{ byline: null, html, pictures: [...html.matchAll(/src="([^"]+)/g)].map(([, src = '']) => src) }])
        .picture
    expect(pages(`<img src="${P}/face.jpg" width="48"><img src="${P}/well.jpg">`)).toBe(`${P}/well.jpg`)
    expect(pages(`<img src="${P}/face.jpg" width="48">`)).toBeNull()
  })
})

describe('emoji that are written as pictures', () => {
  const EMOJI = '<img src="https://s.w.org/images/core/emoji/15.0.3/72x72/1f33f.png" alt="🌿" class="wp-smiley">'

  test('are letters of the text and of the headline, and no pictures', () => {
    const [article] = readText(
      '<rss version="2.0"><channel><item>' +
        `<title>&lt;b&gt;عاد الربيع&lt;/b&gt; ${EMOJI.replaceAll('<', '&lt;')}</title>` +
        `<description><![CDATA[<p>أزهر ${EMOJI} التل</p><p><img src="${P}/well.jpg"></p>]]></description></item></channel></rss>`,
    ).articles
    expect(article).toMatchObject({ title: 'عاد الربيع 🌿', text: 'أزهر 🌿 التل', pictures: [`${P}/well.jpg`] })
  })

  test('not where nothing is read', () => {
    expect(plainText(`أ<object>${EMOJI}</object>ب`)).toBe('أ\nب')
  })
})
