import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, session } from 'electron'
import { describe, expect, test, vi } from 'vitest'
import { lockDown } from '../../electron/window/lockdown.ts'

vi.mock('electron', async () => {
  const { electronStandIn, sessionStandIn } = await import('./stand-in.ts')
  return { ...electronStandIn(), session: { defaultSession: sessionStandIn() } }
})

/** Every permission that the current Electron knows by name. */
function permissionNames(): string[] {
  const types = readFileSync(join(import.meta.dirname, '../../node_modules/electron/electron.d.ts'), 'utf8')
  const lists = types.match(/setPermission(?:Check|Request)Handler\(.*$/gm) ?? []
  return [...new Set(lists.join(' ').match(/'[a-zA-Z-]+'/g) ?? [])].map(name => name.slice(1, -1))
}

describe('E-09 no permission, known or new, for any frame, on any session', () => {
  const locked = vi.mocked(session.defaultSession)
  lockDown()
  const [ask] = locked.setPermissionRequestHandler.mock.calls[0] ?? []
  const [check] = locked.setPermissionCheckHandler.mock.calls[0] ?? []
  const events = vi.mocked(app).on.mock.calls.map(([event]) => String(event))

  test('the list of permissions was found', () => {
    expect(permissionNames()).toEqual(expect.arrayContaining(['openExternal', 'fileSystem', 'geolocation', 'media']))
  })

  test.each([...permissionNames(), 'a-name-of-tomorrow'])('%s', name => {
    const answered: boolean[] = []
    ask?.(null as never, name as never, granted => answered.push(granted), {} as never)

    expect(answered).toEqual([false])
    expect(check?.(null, name as never, 'app://reader', {} as never)).toBe(false)
  })

  test('sessions and contents that come later are locked too', () => {
    expect(events).toEqual(expect.arrayContaining(['session-created', 'web-contents-created']))
  })
})
