/** For people who look inside: `inspect COMMAND`, documented in the README. Runs in plain Node, without a window. */

import { directionOf } from '../shared/arabic/direction.ts'
import { fold } from '../shared/arabic/fold.ts'
import { complain } from './base/log.ts'
import { inspectCluster } from './inspect/cluster.ts'
import { inspectHighlight } from './inspect/highlight.ts'
import { answerEach, optionalTextOf, textOf } from './inspect/lines.ts'
import { readOptions, UsageError } from './inspect/options.ts'
import { inspectParse } from './inspect/parse.ts'
import { inspectLoad, inspectSearch } from './inspect/profile.ts'
import { inspectStem } from './inspect/stem.ts'
import { inspectSync } from './inspect/sync.ts'

const builtFolder = import.meta.dirname

const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  fold: () => answerEach(line => ({ folded: fold(textOf(line, 'text')) })),
  direction: () =>
    answerEach(line => ({ direction: directionOf(textOf(line, 'text'), optionalTextOf(line, 'language')) })),
  stem: () => answerEach(line => inspectStem(textOf(line, 'text'), optionalTextOf(line, 'language'))),
  highlight: () => answerEach(line => inspectHighlight(textOf(line, 'query'), textOf(line, 'text'))),
  cluster: inspectCluster,
  parse: () => inspectParse(builtFolder),
  load: args => inspectLoad(readOptions(args, ['data']).data),
  search: args => inspectSearch(readOptions(args, ['data']).data),
  sync: args => inspectSync(builtFolder, readOptions(args, ['data', 'opml'], ['allow'])),
}

const [name = '', ...args] = process.argv.slice(2)
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined

try {
  if (!command) throw new UsageError(`There is no command “${name}”. There are: ${Object.keys(COMMANDS).join(', ')}.`)
  await command(args)
} catch (error) {
  complain('inspect', error instanceof UsageError ? error.message : error)
  process.exitCode = error instanceof UsageError ? 2 : 1
}
