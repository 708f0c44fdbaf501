// docs/measurements.md: a whole run is written into it, or what was measured on request, and its figures are read.
import { readFile, writeFile } from 'node:fs/promises'
import { cpus, release, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { BEGIN, END, readTable, withRequested, withWholeRun } from './bench/table.mjs'
import { projectRoot } from './places.mjs'

const file = join(projectRoot, 'docs', 'measurements.md')

export async function readWrittenTable() {
  return readTable(await readText())
}

/** `isWhole`: these are all measures, and not some that were asked for by name. Returns the file. */
export async function writeTable(lines, { runs, electron, isWhole }) {
  const day = new Date().toISOString().slice(0, 10)
  const text = await readText()
  const head = `${day}; ${machine()}; ${electron}, without a GPU, on a virtual screen; medians of ${runs}.`
  await writeFile(file, isWhole ? withWholeRun(text, lines, head) : withRequested(text, lines, day))
  return file
}

function readText() {
  return readFile(file, 'utf8').catch(() => `# Measurements\n\n${BEGIN}\n${END}\n`)
}

function machine() {
  const [processor] = cpus()
  return `${cpus().length} × ${processor?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()}`
}
