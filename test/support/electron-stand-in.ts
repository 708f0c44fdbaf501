/** What plain Node has in place of Electron, for the parts of main that only register themselves with it. */

import { type Mock, vi } from 'vitest'

type Anything = Mock<(...args: unknown[]) => unknown>

export function electronStandIn(): Record<string, Record<string, Anything>> {
  return {
    shell: { openExternal: vi.fn(async () => {}) },
    ipcMain: { handle: vi.fn() },
    app: { enableSandbox: vi.fn(), on: vi.fn() },
    session: {},
  }
}

export function sessionStandIn(): Record<string, Anything | Record<string, Anything>> {
  return {
    setPermissionRequestHandler: vi.fn(),
    setPermissionCheckHandler: vi.fn(),
    setDevicePermissionHandler: vi.fn(),
    setDisplayMediaRequestHandler: vi.fn(),
    setUSBProtectedClassesHandler: vi.fn(),
    setSpellCheckerEnabled: vi.fn(),
    setProxy: vi.fn(async () => {}),
    webRequest: { onBeforeRequest: vi.fn() },
    on: vi.fn(),
  }
}
