// The figures as a table of docs/measurements.md: written, and read back. Two tables stand between the marks: a whole run,
// whose date and machine its first line tells, and what was measured on request, each row with its own day.
import { goalText } from './goals.mjs'

export const BEGIN = '<!-- Written by `npm run bench -- --write`; everything below the end mark is written by hand. -->'
export const END = '<!-- end of the table -->'
const NONE = '–'
const HEADS = ['measure', 'value', 'yardstick', 'what the yardstick is', 'ratio', 'noise', 'goal']
const ALIGNED = ['---', '--:', '--:', '---', '--:', '--:', '---']

/** `text` with the table of a whole run in it; what was measured on request stays. `head` tells when and on what. */
export function withWholeRun(text, lines, head) {
  const { requested } = partsOf(text)
  return withParts(text, { head, whole: lines.map(rowOf), requested })
}

/** `text` with the figures in its second table, in place of those of the same names. `day`: when they were measured. */
export function withRequested(text, lines, day) {
  const { head, whole, requested } = partsOf(text)
  const rows = new Map(requested.map(row => [nameIn(row), row]))
  for (const line of lines) rows.set(line.name, `${rowOf(line)} ${day} |`)
  return withParts(text, { head, whole, requested: [...rows.values()] })
}

/** The figures of both tables: `{name, value, unit, ratio, noise, isRequested}`; ratio and noise null where there is none. */
export function readTable(text) {
  const { whole, requested } = partsOf(text)
  return [...whole.map(row => figureIn(row, false)), ...requested.map(row => figureIn(row, true))]
}

function figureIn(row, isRequested) {
  const [, name = '', figure = '', , , ratio = NONE, noise = NONE] = row.split('|').map(cell => cell.trim())
  const [value, ...unit] = figure.split(' ')
  return {
    name: name.replaceAll('`', ''),
    value: Number(value),
    unit: unit.join(' '),
    ratio: numberIn(ratio),
    noise: numberIn(noise),
    isRequested,
  }
}

function partsOf(text) {
  const inside = text.includes(BEGIN) ? text.slice(text.indexOf(BEGIN) + BEGIN.length, text.indexOf(END)) : ''
  const lines = inside.split('\n').filter(Boolean)
  const isRow = line => line.startsWith('| `')
  const second = lines.findIndex(line => line.endsWith('| when |'))
  const at = second < 0 ? lines.length : second
  const head = lines.find(line => !line.startsWith('|')) ?? ''
  return { head, whole: lines.slice(0, at).filter(isRow), requested: lines.slice(at).filter(isRow) }
}

function withParts(text, { head, whole, requested }) {
  const [before = ''] = text.split(BEGIN)
  const after = text.includes(END) ? text.slice(text.indexOf(END)) : `${END}\n`
  const second = [
    '',
    'On request, each with `--write --only NAME`:',
    '',
    ...tableOf([...HEADS, 'when'], [...ALIGNED, '---'], requested),
  ]
  const tables = [head, '', ...tableOf(HEADS, ALIGNED, whole), ...(requested.length > 0 ? second : [])]
  return `${before}${BEGIN}\n\n${tables.join('\n')}\n\n${after}`
}

function tableOf(heads, aligned, rows) {
  return [`| ${heads.join(' | ')} |`, `|${aligned.join('|')}|`, ...rows]
}

function rowOf(line) {
  const { name, value, unit, yardstick, yardstickValue, ratio, noise } = line
  const shown = [ratio ?? NONE, noise === null ? NONE : `${noise} %`, goalText(line)]
  return `| \`${name}\` | ${value} ${unit} | ${yardstickValue} | ${yardstick} | ${shown.join(' | ')} |`
}

function nameIn(row) {
  return row.slice(row.indexOf('`') + 1, row.lastIndexOf('`'))
}

function numberIn(cell) {
  const number = Number.parseFloat(cell)
  return Number.isNaN(number) ? null : number
}
