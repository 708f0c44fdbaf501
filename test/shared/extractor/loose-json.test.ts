import { expect, test } from 'vitest'
import { parseLooseJson } from '../../../shared/extractor/loose-json.ts'

test.each([
  ['strict', '{"a":[1,{"b":"c"}]}', [{ a: [1, { b: 'c' }] }]],
  ['line breaks and tabs inside of a text', '{"a":"one\n\ttwo\\nthree"}', [{ a: 'one  two\nthree' }]],
  ['a comma behind the last value', '{"a":[1,2,],"b":{"c":true,},}', [{ a: [1, 2], b: { c: true } }]],
  ['an escape that there is not', String.raw`{"a":"l\'eau \"vive\"",}`, [{ a: 'l\'eau "vive"' }]],
  ['several values', '{"a":1}\n{"b":"}{"} ; [3]', [{ a: 1 }, { b: '}{' }, [3]]],
  ['a comment of HTML around it', '\n<!--\n{"a":"b"}\n-->\n', [{ a: 'b' }]],
  ['CDATA around it', '/*<![CDATA[*/{"a":"b"}/*]]>*/', [{ a: 'b' }]],
  ['one value that cannot be mended beside one that can', '{"a":b c}{"d":null}', [{ d: null }]],
  ['nothing', '', []],
  ['a text without end', '{"a":"b', []],
])('%s', (_what, text, values) => {
  expect(parseLooseJson(text)).toEqual(values)
})

test('brackets without end take no time', () => {
  const startedAt = performance.now()
  parseLooseJson('{"a":['.repeat(200_000))
  parseLooseJson('"\\'.repeat(200_000))
  expect(performance.now() - startedAt).toBeLessThan(2_000)
})
