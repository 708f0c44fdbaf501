import { describe, expect, test, vi } from 'vitest'
import { openableAddress } from '../../electron/base/openable-address.ts'
import { openLink } from '../../electron/window/links.ts'

vi.mock('electron', async () => (await import('../support/electron-stand-in.ts')).electronStandIn())

describe('E-18 only web and mail addresses leave the app', () => {
  test.each([
    ['https://example.org/صفحة', 'https://example.org/%D8%B5%D9%81%D8%AD%D8%A9'],
    ['http://example.org', 'http://example.org/'],
    ['HTTPS://EXAMPLE.ORG/a?b#c', 'https://example.org/a?b#c'],
    ['mailto:reader@example.org', 'mailto:reader@example.org'],
  ])('%s is opened', async (address, opened) => {
    const open = vi.fn(async () => {})
    await openLink(address, open)
    expect(open).toHaveBeenCalledExactlyOnceWith(opened)
  })

  test.each([
    'file:///etc/passwd',
    'smb://host/share',
    'ms-msdt:/id',
    'search-ms:query=x',
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '\\\\host\\share',
    'https:\\\\host\\share',
    'http://user:pass@example.org/',
    'http://user@example.org/',
    'https://exam%00ple.org/',
    `https://example.org/${'a'.repeat(100_000)}`,
    'https://example.org/\u202etxt.exe',
    'https://example.org/\u2066x',
    ' https://example.org/',
    '\thttps://example.org/',
    'https://example.org/\n',
    'https://example.org/\u0000',
    'app://reader/index.html',
    'warraq:anything',
    '//example.org/',
    '/relative',
    '',
    'https://',
  ])('%j is not', async address => {
    const open = vi.fn(async () => {})
    await expect(openLink(address, open)).rejects.toMatchObject({ code: 'addressNotAllowed' })
    expect(open).not.toHaveBeenCalled()
    expect(openableAddress(address)).toBeNull()
  })
})
