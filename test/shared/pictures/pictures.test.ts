// The rules about pictures that feeds and pages share: no document is needed for them.
import { describe, expect, test } from 'vitest'
import { emojiIn } from '../../../shared/pictures/emoji.ts'
import { isSamePicture } from '../../../shared/pictures/identity.ts'
import { leaderOf, standingOf } from '../../../shared/pictures/leading.ts'
import { sidesInAddress } from '../../../shared/pictures/sizes.ts'
import { bestOf } from '../../../shared/pictures/srcset.ts'
import { addressesOf } from '../../../shared/pictures/waiting.ts'

describe('srcset', () => {
  test.each([
    ['a.jpg 400w, b.jpg 1800w, c.jpg 3000w', 'b.jpg', 'the narrowest that is wide enough'],
    ['a.jpg 400w, b.jpg 800w', 'b.jpg', 'else the widest'],
    ['a.jpg, b.jpg 2x', 'b.jpg', 'densities'],
    ['/small.jpg 150w,/wide.jpg 1200w,/middle.jpg 600w', '/wide.jpg', 'without spaces, as programs squeeze it'],
    ['  a.jpg   300w  ,\n\tb.jpg   900w ,', 'b.jpg', 'with too many'],
    ['/w=640,q=8/a.jpg 640w, /w=9,q=8/b.jpg 9w', '/w=640,q=8/a.jpg', 'commas inside an address belong to it'],
    ['https://p.example/a.jpg,https://p.example/b.jpg 2x', 'https://p.example/b.jpg', 'two addresses in one word'],
    ['a.jpg 800w 600h, b.jpg 400w 300h', 'a.jpg', 'both sides'],
    ['data:image/gif;base64,R0lGOD 2000w, a.jpg 300w', 'a.jpg', 'what holds the place'],
    ['a.jpg 1x, b.jpg wide', 'a.jpg', 'what says nothing'],
    ['', null, 'nothing'],
    [' , , ', null, 'commas'],
  ])('%j: %s (%s)', (srcset, best, _why) => expect(bestOf(srcset)).toBe(best))
})

describe('where the address of a picture is that waits for a script', () => {
  test.each([
    [{ 'data-src': 'a.jpg' }, 'a.jpg'],
    [{ src: 'data:image/gif;base64,R0', 'data-lazy-src': 'a.jpg' }, 'a.jpg'],
    [{ src: '/img/spacer.gif', 'data-original': 'a.jpg' }, 'a.jpg'],
    [{ src: 'first.jpg', 'data-src': 'a.jpg' }, 'a.jpg'],
    [{ src: 'about:blank', 'data-srcset': 's.jpg 10w,a.jpg 900w' }, 'a.jpg'],
    [{ src: '/a-20x13.jpg', srcset: '/a-20x13.jpg 20w, /a-900x600.jpg 900w' }, '/a-900x600.jpg'],
    [{ src: 'a.jpg', 'data-orig-file': 'huge.jpg' }, 'a.jpg'],
    [{ src: 'a.jpg', 'data-url': 'https://paper.example/news/1' }, 'a.jpg'],
    [{ 'data-url': 'https://paper.example/news/1', 'data-of-some-script': 'a.jpg?v=1' }, 'a.jpg?v=1'],
    [{ 'data-src': 'a-{width}x.jpg', src: 'a.jpg' }, 'a.jpg'],
    [{ src: 'grey-whale.png' }, 'grey-whale.png'],
    [{}, undefined],
  ])('%j: %s', (attributes, best) => expect(addressesOf(attributes as Record<string, string>)[0]).toBe(best))

  test('in a source beside it: for this screen, and of a kind that is drawn', () => {
    const sources = [
      { srcset: 'drawing.svg', type: 'image/svg+xml' },
      { srcset: 'phone.jpg', media: '(max-width: 600px)' },
      { 'data-srcset': 'desk.webp 1200w', type: 'image/webp' },
    ]
    expect(addressesOf({}, sources)).toEqual(['desk.webp', 'phone.jpg'])
    expect(addressesOf({}, sources.slice(1, 2))).toEqual(['phone.jpg'])
  })
})

describe('emoji that are written as pictures', () => {
  const SET = 'https://s.w.org/images/core/emoji/15.1.0/72x72'
  test.each([
    [{ class: 'wp-smiley', src: `${SET}/1f33f.png`, alt: '🌿' }, '🌿'],
    [{ src: `${SET}/1f1f2-1f1e6.png` }, '🇲🇦'],
    [{ src: `${SET}/1f1f2-1f1e6.png`, alt: 'علم' }, '🇲🇦'],
    [{ src: 'https://cdn.example/twemoji/v/latest/svg/1f469-200d-1f33e.svg', alt: '' }, '👩‍🌾'],
    [{ src: 'https://fonts.gstatic.com/s/e/notoemoji/15.0/1f525/72.png' }, '🔥'],
    [{ src: 'https://cdn.example/emoji/fire_1f525.png' }, '🔥'],
    [{ src: 'https://cdn.example/emoji/23-20e3.png' }, '#⃣'],
    [{ src: '/images/emoji/heart.png', class: 'emoji', alt: ':heart:' }, ':heart:'],
    [{ src: '/wp-includes/images/smilies/icon_smile.gif', alt: ':-)' }, ':-)'],
    [{ src: '/p/leaf.png', alt: '🍂', style: 'height:1em;width:1em' }, '🍂'],
    [{ src: '/p/leaf.png', alt: '🍂', width: '20', height: '20' }, '🍂'],
    [{ 'data-src': `${SET}/1f33f.png`, src: 'data:,' }, '🌿'],
  ])('%j is %s', (attributes, letter) => expect(emojiIn(attributes as Record<string, string>)).toBe(letter))

  test.each([
    [{ src: '/p/photo.jpg', alt: '📷' }],
    [{ src: '/p/photo.jpg', alt: '📷', width: '800', height: '600' }],
    [{ src: `${SET}/1f33f.png`, alt: '🌿', width: '512', height: '512' }],
    [{ src: '/emoji/festival.jpg', alt: 'مهرجان الرموز' }],
    [{ src: '/p/2026.jpg', alt: '2026' }],
    [{ src: '/p/a.jpg', class: 'emoji-museum', alt: 'متحف' }],
    [{}],
  ])('%j is a picture', attributes => expect(emojiIn(attributes as Record<string, string>)).toBeNull())
})

describe('which picture leads', () => {
  const P = 'https://paper.example'
  test.each([
    [`${P}/photo.jpg`, {}],
    [`${P}/photo-300x169.jpg`, {}],
    [`${P}/always-open-24x7.jpg`, {}],
    [`${P}/avatar-in-the-cinema.jpg`, {}],
    [`${P}/avatar/poster.jpg`, { width: '900', height: '600' }],
    [`${P}/icon-of-the-seas.jpg`, {}],
    [`${P}/facebook.jpg`, {}],
    [`${P}/shows/s12/opening.jpg`, {}],
    [`${P}/photo.jpg`, { width: '100%', height: 'auto' }],
  ])('%s %j does', (address, attributes) => {
    expect(standingOf(address, attributes as Record<string, string>)).toBe('leads')
  })

  test.each([
    [`${P}/photo-150x150.jpg`, {}],
    [`${P}/photo.jpg`, { width: '150', height: '100' }],
    [`${P}/photo.jpg?w=180`, {}],
  ])('%s %j does where there is no other', (address, attributes) => {
    expect(standingOf(address, attributes as Record<string, string>)).toBe('spare')
  })

  test.each([
    [`${P}/photo.jpg`, { width: '72', height: '72' }],
    [`${P}/photo.jpg`, { style: 'width: 40px' }],
    [`${P}/photo.jpg`, { width: '600', height: '60' }],
    ['https://img.example/x/s72-c/mountain.jpg', {}],
    ['https://lh3.googleusercontent.com/abc=s64-c', {}],
    [`${P}/cdn-cgi/image/width=64,height=64/photo.jpg`, {}],
    [`${P}/photo-96x96.jpg`, {}],
    ['https://secure.gravatar.com/avatar/0a1b?d=mm&s=400', {}],
    [`${P}/wp-content/uploads/avatars/7/face.jpg`, {}],
    [`${P}/authors/photo.jpg`, { class: 'alignleft avatar avatar-150 photo' }],
    ['https://pbs.twimg.com/profile_images/1/face.jpg', {}],
    [`${P}/default-avatar.png`, {}],
    [`${P}/favicon.ico`, {}],
    [`${P}/icons/share.png`, {}],
    [`${P}/img/icon18_email.gif`, {}],
    [`${P}/img/facebook-icon.png`, {}],
  ])('%s %j never does', (address, attributes) => {
    expect(standingOf(address, attributes as Record<string, string>)).toBe('never')
  })

  test('the first that may, before one that only may where there is no other', () => {
    const standings = { small: 'spare', face: 'never', photo: 'leads' } as const
    const standing = (name: keyof typeof standings) => standings[name]
    expect(leaderOf(['small', 'face', 'photo'] as const, standing)).toBe('photo')
    expect(leaderOf(['face', 'small'] as const, standing)).toBe('small')
    expect(leaderOf(['face'] as const, standing)).toBeNull()
  })

  test('sides that an address names', () => {
    expect(sidesInAddress('https://p.example/a-640x480.jpg')).toEqual([640, 480])
    expect(sidesInAddress('https://p.example/a.jpg?resize=300%2C200&x=1')).toEqual([300, 200])
    expect(sidesInAddress('https://p.example/w_300,h_200,c_fill/a.jpg')).toEqual([300, 200])
    expect(sidesInAddress('https://p.example/10x.jpg')).toEqual([])
  })
})

describe('identity', () => {
  const FILE = 'https://paper.example/up/2026/port.jpg'
  test.each([
    [FILE, 'http://www.paper.example/up/2026/port.jpg?w=300'],
    [FILE, 'https://paper.example/up/2026/port-300x200.jpg'],
    [FILE, 'https://paper.example/up/2026/port-scaled.jpg'],
    [FILE, 'https://paper.example/up/2026/port@2x.jpg?v=7'],
    [FILE, 'https://paper.example/up/2026/port.jpg.webp'],
    [FILE, 'https://i0.wp.com/paper.example/up/2026/port.jpg?resize=640%2C360&ssl=1'],
    [FILE, 'https://paper.example/_next/image?url=%2Fup%2F2026%2Fport.jpg&w=1920&q=75'],
    [FILE, 'https://other.example/_next/image?url=https%3A%2F%2Fpaper.example%2Fup%2F2026%2Fport.jpg&w=640&q=75'],
    [FILE, 'https://paper.example/cdn-cgi/image/width=640,quality=80/https://paper.example/up/2026/port.jpg'],
    [FILE, 'https://paper.example/cdn-cgi/image/width=640,quality=80/up/2026/port.jpg'],
    [FILE, 'https://res.example/image/fetch/w_300,c_fill/https%3A%2F%2Fpaper.example%2Fup%2F2026%2Fport.jpg'],
    [FILE, 'https://wsrv.nl/?url=paper.example/up/2026/port.jpg&w=300'],
    [FILE, 'https://t.example/unsafe/300x200/smart/paper.example/up/2026/port.jpg'],
    [FILE, 'https://paper.example/up/300x200/2026/port.jpg'],
    [FILE, 'https://paper.example/timthumb.php?src=/up/2026/port.jpg&w=200'],
    ['https://img.example/x/s72-c/atlas.jpg', 'https://img.example/x/s1600/atlas.jpg'],
    ['https://lh3.googleusercontent.com/abc=w640-h480', 'https://lh3.googleusercontent.com/abc=s0'],
    ['https://p.example/sites/styles/wide/public/2026/a.jpg?itok=x', 'https://p.example/sites/2026/a.jpg'],
    ['https://p.example/w_300,h_200,c_fill/v1/a.jpg', 'https://p.example/w_1200,q_auto,f_auto/v1/a.jpg'],
    ['https://i.ytimg.com/vi/abcdefghijk/hqdefault.jpg', 'https://img.youtube.com/vi/abcdefghijk/maxresdefault.jpg'],
    [
      'https://upload.wikimedia.org/wikipedia/commons/a/ab/Port.jpg',
      'https://upload.wikimedia.org/wikipedia/commons/thumb/a/ab/Port.jpg/640px-Port.jpg',
    ],
    ['https://p.example/%D9%85%D9%8A%D9%86%D8%A7%D8%A1.jpg', 'https://p.example/ميناء.jpg?width=300'],
  ])('%s and %s are one picture', (one, other) => expect(isSamePicture(one, other)).toBe(true))

  test.each([
    ['https://p.example/a/1/large.jpg', 'https://p.example/b/2/large.jpg'],
    ['https://p.example/1.jpg', 'https://p.example/2.jpg'],
    ['https://p.example/port-1.jpg', 'https://p.example/port-2.jpg'],
    ['https://p.example/image.php?id=1', 'https://p.example/image.php?id=2'],
    ['https://p.example/image.php?id=1&v=1', 'https://p.example/image.php?id=1&v=2'],
    ['https://p.example/image?src=3&id=9', 'https://p.example/image?src=3&id=10'],
    ['https://p.example/a.jpg', 'https://q.example/a.jpg'],
    ['https://p.example/a.jpg', 'https://p.example/a.png'],
    ['https://p.example/Port.jpg', 'https://p.example/port.jpg'],
    ['https://p.example/c_123/large.jpg', 'https://p.example/c_124/large.jpg'],
    ['https://p.example/s12/poster.jpg', 'https://p.example/s13/poster.jpg'],
    ['https://t.example/images?q=tbn:ANd9GcQ', 'https://t.example/images?q=tbn:ANd9GcR'],
    [
      'https://p.example/share.php?url=https://p.example/news&n=1',
      'https://p.example/share.php?url=https://p.example/news&n=2',
    ],
    ['https://i.ytimg.com/vi/abcdefghijk/1.jpg', 'https://i.ytimg.com/vi/abcdefghijk/2.jpg'],
    ['https://p.example/300/a.jpg', 'https://p.example/301/a.jpg'],
    ['https://p.example/%E0%A4%A.jpg', 'https://p.example/%E0%A4%B.jpg'],
  ])('%s and %s are two', (one, other) => expect(isSamePicture(one, other)).toBe(false))
})
