/** How the program that runs was installed: by what can be seen of it, never by what is likely. */

import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { SECOND } from '../../shared/units.ts'
import { appImageOf } from './app-image.ts'

export type Installation =
  | { readonly kind: 'appImage'; readonly file: string }
  | { readonly kind: 'nsis' | 'deb' | 'rpm' | 'portable' | 'mac' | 'unknown' }

export interface Surroundings {
  readonly platform: string
  /** The executable. */
  readonly program: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly isPortable: boolean
  /** Where dpkg lists the files of each package. */
  readonly dpkgLists?: string
  /** Whether rpm says that one of its packages brought this file. */
  ownedByRpm?(program: string): Promise<boolean>
}

const PACKAGE = 'warraq'

export async function findInstallation(around: Surroundings): Promise<Installation> {
  const { platform, program, isPortable, ownedByRpm = asksRpm } = around
  if (isPortable) return { kind: 'portable' }
  if (platform === 'win32') return { kind: isBesideUninstaller(program) ? 'nsis' : 'unknown' }
  if (platform === 'darwin') return { kind: program.includes('.app/Contents/MacOS/') ? 'mac' : 'unknown' }
  if (platform !== 'linux') return { kind: 'unknown' }
  const file = appImageOf(around)
  if (file !== null) return { kind: 'appImage', file }
  if (isListedByDpkg(around)) return { kind: 'deb' }
  return { kind: (await ownedByRpm(program)) ? 'rpm' : 'unknown' }
}

/** `tools/package/windows/installer.nsi`: the program in `app`, the uninstaller beside that. */
function isBesideUninstaller(program: string): boolean {
  const folder = dirname(program)
  return basename(folder) === 'app' && existsSync(join(folder, '..', 'Uninstall Warraq.exe'))
}

function isListedByDpkg({ program, dpkgLists = '/var/lib/dpkg/info' }: Surroundings): boolean {
  try {
    return readFileSync(join(dpkgLists, `${PACKAGE}.list`), 'utf8')
      .split('\n')
      .includes(program)
  } catch {
    // No dpkg here, or no such package.
    return false
  }
}

function asksRpm(program: string): Promise<boolean> {
  return new Promise(resolve => {
    const query = ['-qf', '--queryformat', '%{NAME}', program]
    const asked = spawn('/usr/bin/rpm', query, { stdio: ['ignore', 'pipe', 'ignore'], timeout: 10 * SECOND })
    let said = ''
    asked.stdout.on('data', piece => {
      said += String(piece).slice(0, 100)
    })
    // Nobody has rpm, or it does not answer.
    asked.on('error', () => resolve(false))
    asked.on('close', code => resolve(code === 0 && said === PACKAGE))
  })
}
