import { describe, expect, test } from 'vitest'
import { preparePage } from '../../../electron/parse/pages/prepare-page.ts'
import { effortOf } from '../../support/effort.ts'

const prepare = (html: string | Uint8Array, contentType = 'text/html') =>
  Buffer.from(preparePage({ bytes: Buffer.from(html as string), headers: { 'content-type': contentType } })).toString()

describe('a page’s letters', () => {
  const legacy = Buffer.from([0xe3, 0xcf, 0xed, 0xe4, 0xc9])

  test('in the charset that its head names', () => {
    const page = Buffer.concat([Buffer.from('<meta charset=windows-1256><p>'), legacy])
    expect(prepare(page)).toContain('مدينة')
    const older = Buffer.concat([
      Buffer.from('<META content="text/html; charset=windows-1256" http-equiv=Content-Type><p>'),
      legacy,
    ])
    expect(prepare(older)).toContain('مدينة')
  })

  test('in the charset that the server names, and in the likely one where nobody names any', () => {
    expect(prepare(legacy, 'text/html; charset=windows-1256')).toBe('مدينة')
    expect(prepare(legacy)).toBe('مدينة')
  })

  test('as they are when they are UTF-8, whatever is named', () => {
    expect(prepare('<meta charset="iso-8859-6"><p>مدينة')).toContain('مدينة')
  })
})

describe('H-18 a page’s shape', () => {
  const codeFor = (html: string) => {
    try {
      prepare(html)
      return 'read'
    } catch (error) {
      return (error as { code?: string }).code
    }
  }

  test.each([
    ['600 elements inside each other', '<div>'.repeat(600)],
    ['600 that an end tag of another name does not close', '<section></div>'.repeat(600)],
    ['600 tables whose cells close the outside', '<div><table><td></div>'.repeat(600)],
    ['501 attributes', `<p ${Array.from({ length: 501 }, (_, at) => `a${at}`).join(' ')}>`],
    ['100,001 nodes', '<i></i>'.repeat(100_001)],
    ['100,001 comments', '<!---->'.repeat(100_001)],
  ])('%s are refused', (_name, html) => {
    expect(codeFor(html)).toBe('pageTooComplex')
  })

  test.each([
    ['500 elements inside each other', '<div>'.repeat(500)],
    ['thousands of unclosed paragraphs, rows and items', '<p>نص<li>بند<tr><td>خانة<option>'.repeat(5_000)],
    ['thousands of pictures and breaks', '<br><img src=x>'.repeat(20_000)],
    ['thousands of elements side by side', '<div><b>نص</b></div>'.repeat(10_000)],
    ['a span that nobody closes in each of many boxes', '<div><span>نص</div>'.repeat(5_000)],
    ['a text of many entities', '&amp;'.repeat(500_000)],
  ])('%s are read', (_name, html) => {
    expect(codeFor(html)).toBe('read')
  })

  test.each([
    ['closing tags against a deep stack', `${'<b>'.repeat(500)}${'</i>'.repeat(100_000)}`],
    ['closing tags against a barrier', `<div><table>${'<b>'.repeat(500)}${'</div>'.repeat(80_000)}`],
    ['open angles', '<'.repeat(2_000_000)],
    ['quotes without end', '<a href="'.repeat(200_000)],
  ])('%s cost little time', (_name, html) => {
    expect(effortOf(() => codeFor(html))).toBeLessThan(20_000)
  })

  test('an empty page says so', () => {
    expect(codeFor(' \n')).toBe('emptyAnswer')
  })
})
