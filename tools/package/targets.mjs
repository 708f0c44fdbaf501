// Which packages there are, and the system that each is for.

/** `made on`: systems whose own tools are needed. Elsewhere the target is refused, and nothing pretends to be it. */
export const TARGETS = {
  unpacked: { platform: process.platform },
  twin: { platform: process.platform },
  deb: { platform: 'linux', madeOn: ['linux'] },
  rpm: { platform: 'linux', madeOn: ['linux'] },
  appimage: { platform: 'linux', madeOn: ['linux'] },
  nsis: { platform: 'win32' },
  portable: { platform: 'win32' },
  'mac-zip': { platform: 'darwin', madeOn: ['darwin'] },
  dmg: { platform: 'darwin', madeOn: ['darwin'] },
}
export const ARCHITECTURES = ['x64', 'arm64']

/** A stand-in starts nowhere, so nothing is lost by making it anywhere. A disk image cannot be stood in for. */
export function canBeMadeHere(target, standIn) {
  const { madeOn } = TARGETS[target]
  return !madeOn || madeOn.includes(process.platform) || (standIn && target !== 'dmg')
}
