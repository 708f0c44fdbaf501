/**
 * Starting at login. Windows and macOS keep a list of their own; a Linux desktop starts what lies in a folder (Desktop
 * Application Autostart Specification 0.5), which Electron does not do.
 */

import { mkdir, readFile, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'
import { app } from 'electron'
import { saveFile } from '../base/save-file.ts'
import { writeFailure } from '../base/write-failure.ts'

const FILE = 'org.warraq.reader.desktop'

export interface Autostart {
  isOn(): Promise<boolean>
  /** @throws ExpectedError `diskFull`, `fileNotWritable` */
  set(isOn: boolean): Promise<void>
}

/** `command`: the program and its arguments. */
export function systemAutostart(command: readonly string[]): Autostart {
  if (process.platform === 'linux') return autostartIn(autostartFolder(process.env), command)
  const [path = process.execPath, ...args] = command
  return {
    isOn: async () => app.getLoginItemSettings({ path, args }).openAtLogin,
    set: async isOn => app.setLoginItemSettings({ openAtLogin: isOn, path, args }),
  }
}

export function autostartIn(folder: string, command: readonly string[]): Autostart {
  const file = join(folder, FILE)
  return {
    async isOn() {
      const text = await readFile(file, 'utf8').catch(() => '')
      // Desktops switch an entry off by a line in it.
      return text !== '' && !/^(?:Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/m.test(text)
    },
    async set(isOn) {
      if (isOn) await write(file, entryOf(command))
      else await rm(file, { force: true }).catch(refused)
    },
  }
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true }).catch(refused)
  await saveFile(file, text)
}

function refused(error: unknown): never {
  throw writeFailure(error, 'fileNotWritable')
}

function autostartFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const given = environment['XDG_CONFIG_HOME'] ?? ''
  // The specification has relative paths ignored.
  return join(isAbsolute(given) ? given : join(homedir(), '.config'), 'autostart')
}

function entryOf(command: readonly string[]): string {
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Warraq',
    'Name[ar]=ورّاق',
    `Exec=${command.map(quoted).join(' ')}`,
    'Icon=org.warraq.reader',
    'Terminal=false',
    'StartupWMClass=Warraq',
  ]
  return `${lines.join('\n')}\n`
}

/** An argument in quotation marks; a backslash is read twice, once in the value and once in the argument. */
function quoted(argument: string): string {
  const escaped = argument
    .replace(/["`$\\]/g, '\\$&')
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')
  return `"${escaped}"`
}
