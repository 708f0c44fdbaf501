// The app's arguments as a person typed them, made independent of the folder in which the app starts.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { typedIn } from './places.mjs'

/** Switches whose value is a file, given as `--import FILE` or `--import=FILE`. */
const FILE_SWITCHES = new Set(['--import', '--data'])

export function withAbsoluteFiles(args, folder = typedIn) {
  return args.map((arg, index) => {
    const [, name, value] = /^(--[^=]+)=(.*)$/s.exec(arg) ?? []
    if (name && FILE_SWITCHES.has(name)) return `${name}=${resolve(folder, value)}`
    if (FILE_SWITCHES.has(args[index - 1])) return resolve(folder, arg)
    // A file dropped on the command line; links (`warraq:…`) and switches stay as they are.
    return !arg.startsWith('-') && existsSync(resolve(folder, arg)) ? resolve(folder, arg) : arg
  })
}
