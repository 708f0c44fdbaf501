// What the tools tell a person. Always on stderr: stdout belongs to the program that is started (inspect prints data).
export function say(line) {
  process.stderr.write(`${line}\n`)
}

export function seconds(sinceMs) {
  return `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`
}

/** A failure a person can do something about: shown as one sentence, without a stack. */
export class SetUpError extends Error {}

/** Runs a tool's main function; its value is the exit code. */
export async function runTool(main) {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    say(error instanceof SetUpError ? error.message : String(error?.stack ?? error))
    process.exitCode = 1
  }
}
