import { describe, expect, test } from 'vitest'
import { picturesIn } from '../../../electron/parse/html/pictures-in.ts'
import { countsReaders, isUnseen } from '../../../shared/pictures/counters.ts'
import type { Attributes } from '../../../shared/pictures/markup.ts'

const asked = (html: string, named: readonly string[] = []) =>
  picturesIn({ named, html, base: 'https://paper.example/1' }).pictures

describe('H-10 what only counts who reads is not even asked for', () => {
  test.each([
    'width="1" height="1"',
    'width="0" height="0"',
    'width=1',
    'height="1px"',
    'width="600" height="1"',
    'hidden',
    'style="display: none"',
    'style="border:0;VISIBILITY:hidden!important"',
    'style="width:1px;height:1px"',
    'style="max-height:0"',
    'style="opacity:0.0"',
  ])('a picture with %s', attributes => {
    for (const source of ['src', 'data-src', 'srcset']) {
      expect(asked(`<p>خبر</p><img ${attributes} ${source}="https://paper.example/count?who=1">`)).toEqual([])
    }
  })

  test.each([
    'https://feeds.feedburner.com/~r/paper/~4/abc',
    'http://feeds.feedburner.com/~ff/paper?i=1',
    'https://pixel.wp.com/g.gif?v=ext',
    'https://feeds.wordpress.com/1.0/comments/paper.wordpress.com/1/',
    'https://stats.g.doubleclick.net/x.gif',
    'https://www.facebook.com/tr?id=1&noscript=1',
    'https://logs1.xiti.com/hit.xiti?s=1',
    'https://stats.paper.example/matomo.php?idsite=1',
    'https://user@pixel.wp.com:8443/g.gif',
  ])('a picture of %s', address => {
    expect(countsReaders(address)).toBe(true)
    expect(asked(`<img src="${address}" width="600" height="400">`, [address])).toEqual([])
  })

  test('and neither is what a page may ask for in other ways', () => {
    const html =
      '<link rel=prefetch href="/1"><link rel=dns-prefetch href="//a.example"><link rel=preconnect href="//a.example">' +
      '<video poster="/2"></video><table background="/3"></table><a ping="/4" href="/5">خبر</a><input type=image src="/6">'
    expect(asked(html)).toEqual([])
  })
})

describe('what is meant to be seen is asked for', () => {
  test.each([
    'https://feeds.feedburner.com/paper/pictures/1.jpg',
    'https://www.facebook.com/photos/tram.jpg',
    'https://www.facebook.com/train.jpg',
    'https://pixel-wp.com.paper.example/1.jpg',
    'https://notdoubleclick.net/1.jpg',
    'https://i0.wp.com/paper.example/1.jpg',
    'https://paper.example/matomo.php.jpg',
  ])('%s', address => {
    expect(asked(`<img src="${address}">`)).toEqual([address])
  })

  test.each([
    { width: '10', height: '20' },
    { width: '100%' },
    { style: 'width:100%;display:block;opacity:0.9;max-width:100px' },
    { style: 'displays:none;;:none;visibility' },
    {},
  ])('%j', attributes => {
    expect(isUnseen(attributes as unknown as Attributes)).toBe(false)
  })

  test.each([
    'style="opacity:0;transition:opacity 1s ease-in"',
    'style="opacity: 0; -webkit-animation: appear 2s"',
    'style="visibility:hidden;transition:visibility .2s"',
    'style="opacity:0" width="800" height="600"',
    'width="0" height="0" style="width:100%;height:auto"',
    'style="width:0;height:0;min-width:100%;min-height:100%"',
    'style="position:absolute;left:0;top:-10px"',
  ])('a picture with %s, which comes into view later', attributes => {
    expect(asked(`<img src="https://paper.example/1.jpg" ${attributes}>`)).toEqual(['https://paper.example/1.jpg'])
  })

  test.each([
    'style="opacity:0;transition:none"',
    'style="opacity:0;transition:opacity 1s" width="1"',
    'style="width:1px;min-width:0"',
    'style="position:absolute;left:-9999px"',
  ])('but not one with %s', attributes => {
    expect(asked(`<img src="https://paper.example/1.jpg" ${attributes}>`)).toEqual([])
  })
})
