import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

/** The command itself is misused: it ends with code 2 and says how it is used. */
export class UsageError extends Error {}

const PATHS: ReadonlySet<string> = new Set(['data', 'opml'])

/** Reads `--NAME VALUE` pairs; paths become absolute. @throws UsageError */
export function readOptions<R extends string, O extends string = never>(
  args: readonly string[],
  required: readonly R[],
  optional: readonly O[] = [],
): Record<R, string> & Partial<Record<O, string>> {
  const names = [...required, ...optional]
  const values = parse(args, names)
  for (const name of required) {
    if (!values[name]) throw new UsageError(`--${name} is missing.`)
  }
  const entries = names.flatMap(name => {
    const value = values[name]
    return value === undefined ? [] : [[name, PATHS.has(name) ? resolve(value) : value]]
  })
  return Object.fromEntries(entries)
}

function parse(args: readonly string[], names: readonly string[]): Record<string, string | undefined> {
  try {
    const options = Object.fromEntries(names.map(name => [name, { type: 'string' as const }]))
    return parseArgs({ args: [...args], options, strict: true }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
