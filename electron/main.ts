/** Boot order, top to bottom. Electron holds `ready` back until this module has been read, so nothing in it waits. */

import { app, Menu } from 'electron'
import { boot } from './boot.ts'
import { portableFolder } from './start/portable.ts'
import { asksForRemoteDebugging, readStartOptions } from './start/start-options.ts'
import { tryStart } from './start/try-start.ts'
import { registerOwnScheme, sandboxEverything } from './window/lockdown.ts'
import { layScrollbarsOver } from './window/scrollbars.ts'
import { silenceBrowser } from './window/silence.ts'

const options = readStartOptions(process.argv, process.cwd())

app.setName('Warraq')
const dataFolder = options.dataFolder ?? (app.isPackaged ? portableFolder(process.execPath) : null)
if (dataFolder) app.setPath('userData', dataFolder)
sandboxEverything()
silenceBrowser(process.env)
layScrollbarsOver()
// Ours comes after the window; Electron's own would be built before it.
Menu.setApplicationMenu(null)
registerOwnScheme()

const isRefused = app.isPackaged && asksForRemoteDebugging(process.argv)
const isFirst = app.requestSingleInstanceLock({ importFile: options.importFile, savePage: options.savePage })
if (isFirst && !isRefused && options.isTrial) tryStart(import.meta.dirname, app.getPath('userData'))
else if (isFirst && !isRefused) boot({ builtFolder: import.meta.dirname, ...options })
else app.exit(isRefused || options.isTrial ? 1 : 0)
