// node tools/check-ages.mjs COMMIT: asks the registry how old the versions are that package-lock.json has and COMMIT's had
// not. For continuous integration, on every change of the lock file.
import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from './places.mjs'
import { runTool, SetUpError, say } from './say.mjs'
import { broughtIn, tooYoung, YOUNGEST_DAYS } from './supply/ages.mjs'

await runTool(async () => {
  const [commit] = process.argv.slice(2)
  if (!commit) throw new SetUpError('usage: node tools/check-ages.mjs COMMIT')
  const shown = execFileSync('git', ['show', `${commit}:package-lock.json`], { cwd: projectRoot, maxBuffer: 64e6 })
  const now = await readFile(join(projectRoot, 'package-lock.json'), 'utf8')
  const names = broughtIn(JSON.parse(shown).packages, JSON.parse(now).packages)
  const young = await tooYoung(names, publishedAt, Date.now())
  say(`${names.length} versions brought in; younger than ${YOUNGEST_DAYS} days: ${young.join(', ') || 'none'}`)
  return young.length > 0 ? 1 : 0
})

function publishedAt(name, version) {
  const times = JSON.parse(execFileSync('npm', ['view', name, 'time', '--json'], { maxBuffer: 64e6 }))
  return Date.parse(times[version])
}
