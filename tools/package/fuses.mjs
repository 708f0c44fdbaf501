// Electron's fuses: what a copied or tricked program can no longer be made to do, whatever its arguments and environment.
import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses'

/** What ships. Each is a decision; a fuse that a newer Electron adds stops a build until it is one too. */
export const SHIPPED = {
  // The utility process and threads do not need it, and nothing else may make a Node out of the app.
  RunAsNode: false,
  // There are no cookies; on would ask for the keychain.
  EnableCookieEncryption: false,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  // Windows and macOS. Nothing on Linux, where whoever may change the archive may change the program too.
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  // Our pages come from app:, none from file:.
  GrantFileProtocolExtraPrivileges: false,
  // Chromium's own way of checking bounds, and its default. Electron 33 does not have this one.
  WasmTrapHandlers: true,
}
/** The one thing in which the program under test differs: it listens to a debugger, through which the tests speak. */
export const TWIN = { ...SHIPPED, EnableNodeCliInspectArguments: true }

/** `program`: the executable, on macOS the bundle. Signing comes after this: a signature covers the fuses. */
export async function setFuses(program, fuses) {
  const known = await readFuses(program)
  const wanted = Object.entries(fuses).filter(([name]) => name in known)
  await flipFuses(program, {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    ...Object.fromEntries(wanted.map(([name, isOn]) => [FuseV1Options[name], isOn])),
  })
}

/** Every fuse that this program has, by name; one without a name of ours by its number. */
export async function readFuses(program) {
  const { version: _, ...wire } = await getCurrentFuseWire(program)
  const states = Object.entries(wire).map(([number, state]) => [FuseV1Options[number] ?? number, state])
  return Object.fromEntries(states.map(([name, state]) => [name, state === FuseState.ENABLE]))
}
