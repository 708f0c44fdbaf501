/** How the system starts the app another time, as this time. */

import { app } from 'electron'

/** The program and its arguments. An AppImage runs from a folder that is gone afterwards: its own file is the program. */
export function startCommand(dataFolder: string | null): string[] {
  const program = process.env['APPIMAGE'] ?? process.execPath
  const profile = dataFolder === null ? [] : ['--data', dataFolder]
  return app.isPackaged ? [program, ...profile] : [process.execPath, app.getAppPath(), ...profile]
}
