// What `electron FOLDER` runs first. The registry's runtime comes without Electron's own default app; this stands in for
// it and knows only what we use: `-r FILE`, then the first argument that is no switch, a folder or a file.
//
// A module on purpose: Electron holds back `ready` until a main module has loaded, top-level awaits included, and an
// application must be able to call what is allowed only before `ready`.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const { required, target } = readArguments(process.argv.slice(1))

try {
  for (const file of required) createRequire(import.meta.url)(resolve(file))
  if (!target) throw new Error('Nothing to run: give the folder of an application.')
  const place = resolve(target)
  if (statSync(place).isDirectory()) await startFolder(place)
  else await startFile(place)
} catch (error) {
  // No dialog: where there is no screen nobody could close it.
  console.error(error)
  app.exit(1)
}

function readArguments(args) {
  const required = []
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '-r' || args[i] === '--require') required.push(args[++i])
    else if (!args[i].startsWith('-')) return { required, target: args[i] }
  }
  return { required, target: null }
}

async function startFolder(folder) {
  const manifestFile = join(folder, 'package.json')
  const manifest = existsSync(manifestFile) ? JSON.parse(readFileSync(manifestFile, 'utf8')) : {}
  app.setAppPath(folder)
  if (manifest.productName ?? manifest.name) app.setName(manifest.productName ?? manifest.name)
  if (manifest.version) app.setVersion(manifest.version)
  if (manifest.desktopName) app.setDesktopName(manifest.desktopName)
  await import(pathToFileURL(resolve(folder, manifest.main ?? 'index.js')).href)
}

async function startFile(file) {
  app.setAppPath(dirname(file))
  await import(pathToFileURL(file).href)
}
