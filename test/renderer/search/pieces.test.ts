import fc from 'fast-check'
import { expect, test } from 'vitest'
import { piecesOf } from '../../../renderer/search/pieces.ts'

test('the matches are marked and the rest is left', () => {
  expect(piecesOf({ text: 'abcdef', ranges: [[1, 3]] }).map(({ text, isMatch }) => [text, isMatch])).toEqual([
    ['a', false],
    ['bc', true],
    ['def', false],
  ])
})

test('whatever the ranges are, no letter is lost or doubled', () => {
  const range = fc.tuple(fc.integer({ min: -5, max: 40 }), fc.integer({ min: -5, max: 40 }))
  fc.assert(
    fc.property(fc.string(), fc.array(range), (text, ranges) => {
      expect(
        piecesOf({ text, ranges })
          .map(piece => piece.text)
          .join(''),
      ).toBe(text)
    }),
  )
})
