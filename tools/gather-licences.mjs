// node tools/gather-licences.mjs: writes assets/licences.json, which the app shows. Run after a package was added or changed.
import { writeFile } from 'node:fs/promises'
import { gatherLicences } from './licences/licences.mjs'
import { licencesFile } from './places.mjs'
import { runTool, say } from './say.mjs'

await runTool(async () => {
  const licences = await gatherLicences()
  await writeFile(licencesFile, `${JSON.stringify(licences, null, 2)}\n`)
  say(`Gathered: ${licences.packages.length} packages, ${licences.texts.length} texts`)
})
