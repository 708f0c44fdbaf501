// What the counter says that a parser does. That it is right was tried on thousands of random pages beside the real one, in
// `test/e2e/parser-effort.test.ts`; here are the rules by themselves.
import { expect, test } from 'vitest'
import { parserEffort } from '../../../shared/markup/parser-effort.ts'
import { scanTags } from '../../../shared/markup/scan-tags.ts'

function madeOf(html: string, hasDoctype = false): number {
  const effort = parserEffort({ hasDoctype })
  scanTags(html, { open: effort.open, close: effort.close, text: effort.text, comment() {} })
  return effort.made()
}

test.each([
  ['formatting is opened again in the next box', '<p><b><i>x<p>y', 6],
  ['but only when something stands in it', '<p><b><i>x<p><p>', 5],
  ['three alike, and no fourth', '<p><b><b><b><b>x<p>y', 9],
  ['as many as there are when they differ', '<p><b a><b b><b c><b d>x<p>y', 10],
  ['not inside of a cell', '<b><table><tr><td>x', 5],
  ['an end in a box splits it', '<b><div>x</b>y', 3],
  ['one link ends the other', '<a>x<a>y', 2],
  ['what is in a comment is no tag', '<!-- <b> --><i title="<b>">x', 1],
  ['nor what a script writes', '<script><!--<script></script><b>--></script>x', 1],
  ['a drawing ends at a paragraph', '<svg><g><p>x', 3],
  ['in a choice nothing but choices counts', '<select><b><p><option>x<option>y</select>', 3],
  ['a cell brings its row and its group', '<table><td>x<td>y', 5],
])('%s', (_name, html, made) => {
  expect(madeOf(html)).toBe(made)
})

test('after a doctype a table ends the paragraph before it', () => {
  expect(madeOf('<p><b>x<table></table>y')).toBe(3)
  expect(madeOf('<p><b>x<table></table>y', true)).toBe(4)
})
