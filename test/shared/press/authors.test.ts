import { expect, test } from 'vitest'
import { authorsIn, joinAuthors } from '../../../shared/press/authors.ts'

const HILL = ['جريدة التل', 'The Hill & Valley Paper', 'hillpaper.example', 'hillpaper']

test.each([
  ['By Lucas Colline 22 Dec 2016', ['Lucas Colline']],
  ['كتب: سلمى التلية', ['سلمى التلية']],
  ['حوار: يوسف المنحدر', ['يوسف المنحدر']],
  ['سلمى التلية - المرسى', ['سلمى التلية - المرسى']],
  ['Inès Delcolline et Luc Duport', ['Inès Delcolline', 'Luc Duport']],
  ['Ann Hill, J. R. Harbour and Sam Shore', ['Ann Hill', 'J. R. Harbour', 'Sam Shore']],
  ['Ann Hill, Chief Editor and Head of Harbours', ['Ann Hill']],
  ['Ann Hill | Sponsored', ['Ann Hill']],
  ['جريدة التل – سلمى المنحدر', ['سلمى المنحدر']],
  ['سلمى المنحدر (أ ف ب)', ['سلمى المنحدر']],
  ['Erstellt von Karl von Bach', ['Karl von Bach']],
  ['Por Inés Colina', ['Inés Colina']],
  [', The Hill & Valley Paper', []],
  ['Ann Hill, The Hill & Valley Paper', ['Ann Hill']],
  ['reader90', ['reader90']],
])('«%s» names %j', (written, names) => {
  expect(authorsIn(written, HILL)).toEqual(names)
})

test.each([
  ['جريدة التل', 'the paper itself'],
  ['هيئة التحرير', 'a desk'],
  ['Hillpaper Staff', 'a desk of the paper'],
  ['Hill Group', 'its company'],
  ['The Associated Press', 'an agency'],
  ['وكالات', 'agencies'],
  ['Developed By Sam Shore', 'who made the page'],
  ['(المرسى - التل)', 'a place'],
  ['https://hillpaper.example/authors/1', 'an address'],
  ['editor@hillpaper.example', 'an address'],
  ['كتب الوزير على صفحته: لن نتأخر.', 'a sentence'],
  ['Published', 'a label'],
  ['جريدة التل – المرسى', 'the paper and a place'],
  ['و.م.ع', 'the letters of an agency'],
  ['جريدة التل من المرسى', 'the paper and a place'],
  ['Hillpaper avec AFP', 'the paper and an agency'],
  ['Artikel von', 'what stands before a name'],
  ['TVH-Redaktion', 'a desk'],
  ['Hill Tools GmbH', 'a company'],
  ['December 21', 'a day'],
])('«%s» names nobody: %s', written => {
  expect(authorsIn(written, HILL)).toEqual([])
})

test('a kind of text names who wrote it behind a colon only', () => {
  expect(authorsIn('تحقيق المنحدر', HILL)).toEqual(['تحقيق المنحدر'])
  expect(authorsIn('تحقيق: سلمى المنحدر', HILL)).toEqual(['سلمى المنحدر'])
})

test('names are joined once each, with the comma of their script', () => {
  expect(joinAuthors(['Ann Hill', 'ANN HILL', 'Sam Shore'])).toBe('Ann Hill, Sam Shore')
  expect(joinAuthors(['سلمى التلية', 'يوسف المنحدر'])).toBe('سلمى التلية، يوسف المنحدر')
  expect(joinAuthors([])).toBeNull()
})
