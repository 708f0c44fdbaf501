// Writes the lines of a whole run as a table, with date and machine, into docs/measurements.md.
import { readFile, writeFile } from 'node:fs/promises'
import { cpus, release, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from './places.mjs'

const file = join(projectRoot, 'docs', 'measurements.md')
const BEGIN = '<!-- Written by `npm run bench -- --write`; everything below the end mark is written by hand. -->'
const END = '<!-- end of the table -->'

export async function writeTable(lines, { runs, electron }) {
  const text = await readFile(file, 'utf8').catch(() => `# Measurements\n\n${BEGIN}\n${END}\n`)
  const [before] = text.split(BEGIN)
  const after = text.slice(text.indexOf(END))
  await writeFile(file, `${before}${BEGIN}\n\n${tableOf(lines, { runs, electron })}\n${after}`)
  return file
}

function tableOf(lines, { runs, electron }) {
  const [processor] = cpus()
  const machine = `${cpus().length} × ${processor?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()}`
  const rows = lines.map(
    ({ name, value, unit, yardstick, yardstickValue, ratio }) =>
      `| \`${name}\` | ${value} ${unit} | ${yardstickValue} | ${yardstick} | ${ratio} |`,
  )
  return [
    `${new Date().toISOString().slice(0, 10)}; ${machine}; ${electron}, without a GPU, on a virtual screen; medians of ${runs}.`,
    '',
    '| measure | value | yardstick | what the yardstick is | ratio |',
    '|---|--:|--:|---|--:|',
    ...rows,
    '',
  ].join('\n')
}
