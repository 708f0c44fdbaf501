import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SANITISER } from '../../../renderer/markup/sanitise.ts'

const project = join(import.meta.dirname, '../../..')

test('H-04 the cleaner allows exactly this, and nobody can change it', () => {
  expect(SANITISER).toMatchInlineSnapshot(`
    {
      "ADD_FORBID_CONTENTS": [
        "button",
        "select",
        "textarea",
        "object",
        "canvas",
        "dialog",
      ],
      "ALLOWED_ATTR": [
        "href",
        "src",
        "alt",
        "title",
        "dir",
        "lang",
        "colspan",
        "rowspan",
        "scope",
        "datetime",
        "width",
        "height",
        "start",
        "reversed",
        "value",
      ],
      "ALLOWED_TAGS": [
        "p",
        "br",
        "wbr",
        "hr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "q",
        "cite",
        "pre",
        "code",
        "kbd",
        "samp",
        "var",
        "em",
        "strong",
        "b",
        "i",
        "u",
        "s",
        "del",
        "ins",
        "mark",
        "small",
        "sub",
        "sup",
        "a",
        "img",
        "figure",
        "figcaption",
        "table",
        "caption",
        "colgroup",
        "col",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
        "span",
        "div",
        "section",
        "article",
        "aside",
        "address",
        "bdi",
        "bdo",
        "ruby",
        "rb",
        "rt",
        "rtc",
        "rp",
        "time",
        "abbr",
        "dfn",
        "details",
        "summary",
      ],
      "ALLOWED_URI_REGEXP": /\\^\\(\\?:\\(\\?:https\\?\\|mailto\\):\\|\\[\\^a-z\\]\\|\\[a-z\\+\\.-\\]\\+\\(\\?:\\[\\^a-z\\+\\.\\\\-:\\]\\|\\$\\)\\)/i,
      "ALLOW_ARIA_ATTR": false,
      "ALLOW_DATA_ATTR": false,
      "RETURN_DOM_FRAGMENT": true,
    }
  `)
  expect([SANITISER, ...Object.values(SANITISER)].every(part => Object.isFrozen(part))).toBe(true)
})

test('H-04 none of the special options and hooks that the holes of the last years needed', () => {
  const text = readFileSync(join(project, 'renderer/markup/sanitise.ts'), 'utf8')
  const risky = /IN_PLACE|setConfig|addHook|USE_PROFILES|CUSTOM_ELEMENT_HANDLING|SAFE_FOR_TEMPLATES|ADD_TAGS|ADD_ATTR/
  expect(risky.exec('DOMPurify.addHook()')).not.toBeNull()
  expect(risky.exec(text)).toBeNull()
})

test('H-04 DOMPurify is new enough', () => {
  const { version } = JSON.parse(readFileSync(join(project, 'node_modules/dompurify/package.json'), 'utf8'))
  const [major, minor, patch] = version.split('.').map(Number)
  expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(3_004_016)
})
