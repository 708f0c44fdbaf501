// What Warraq is called, in the packages of all systems.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../places.mjs'

/** Reverse domain name: AppStream's id, macOS's bundle, the desktop entry, Windows' list of programs. */
export const ID = 'org.warraq.reader'
export const NAME = 'Warraq'
/** Public links (`warraq:save?url=…`). */
export const SCHEME = 'warraq'

const own = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'))
export const VERSION = own.version
export const HOMEPAGE = own.homepage
/** Where new versions are announced, and whose signature counts. */
export const UPDATES = own.updates
/** `Name <address>`, as Debian writes it too. */
export const MAINTAINER = own.author

/** When this version was made, for archives that note a time: a release states it, so that a second build is the same. */
export function madeAt() {
  const stated = Number(process.env.SOURCE_DATE_EPOCH)
  return stated > 0 ? new Date(stated * 1000) : new Date()
}
