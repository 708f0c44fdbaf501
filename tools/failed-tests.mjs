// Which tests failed, and what they said: for the table at the end of `npm test`, and for trying them once more.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Of what a test said, this many lines stand in the table; the whole of it was printed when it failed. */
const LINES_OF_A_TEST = 6

/**
 * Starts Vitest through `start`, which takes the arguments to add and resolves to the exit code. Resolves to that code and
 * to the files with failures, `[{ file, tests: [{ title, said }] }]`; `said` of a file tells why it could not be loaded.
 */
export async function runWithReport(start) {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-tests-'))
  // The tests of windows run as another user.
  chmodSync(folder, 0o777)
  const report = join(folder, 'report.json')
  try {
    const code = await start(['--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
    const failed = code === 0 || !existsSync(report) ? [] : failedIn(JSON.parse(readFileSync(report, 'utf8')))
    return { code, failed }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Lines for people. */
export function describeFailed(failed) {
  return failed.flatMap(({ file, said, tests }) => [
    file,
    ...firstLines(said),
    ...tests.flatMap(test => [`  ${test.title}`, ...firstLines(test.said)]),
  ])
}

function firstLines(said) {
  const lines = said.split('\n').filter(line => line.trim() !== '')
  return lines.slice(0, LINES_OF_A_TEST).map(line => `    ${line.slice(0, 400)}`)
}

/** Of Vitest's JSON report, which is that of Jest; the files may have run as a copy in another folder. */
function failedIn({ testResults }) {
  return testResults
    .filter(({ status }) => status === 'failed')
    .map(({ name, message, assertionResults }) => ({
      file: name.slice(name.lastIndexOf('/test/') + 1),
      said: message ?? '',
      tests: assertionResults
        .filter(({ status }) => status === 'failed')
        .map(({ fullName, failureMessages }) => ({ title: fullName, said: failureMessages.join('\n') })),
    }))
}
