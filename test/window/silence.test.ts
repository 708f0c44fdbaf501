import { expect, test, vi } from 'vitest'
import { resolverRules } from '../../electron/window/silence.ts'

vi.mock('electron', async () => (await import('../support/electron-stand-in.ts')).electronStandIn())

test('no name has an address, but those that lead to a proxy script', () => {
  expect(resolverRules('')).toBe('MAP * ~NOTFOUND, EXCLUDE wpad')
  expect(resolverRules('http://scripts.office.example:8080/proxy.pac')).toBe(
    'MAP * ~NOTFOUND, EXCLUDE wpad, EXCLUDE scripts.office.example',
  )
})

test.each(['no address', 'data:text/plain,x', 'file:///etc/proxy.pac', 'http://*/x', 'http://a,EXCLUDE%20b/x'])(
  'an address that names no host opens nothing: %s',
  script => {
    expect(resolverRules(script)).toBe('MAP * ~NOTFOUND, EXCLUDE wpad')
  },
)
