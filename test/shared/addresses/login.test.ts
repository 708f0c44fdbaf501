import { expect, test } from 'vitest'
import { splitAddress } from '../../../shared/addresses/login.ts'
import { hasPassword } from '../../../shared/addresses/password.ts'

test('P-18 name and password are taken out of an address, however it was pasted', () => {
  const expected: Record<string, readonly [address: string, user: string, secret: string]> = {
    'https://salma:hush@x.example/feed': ['https://x.example/feed', 'salma', 'hush'],
    'http://salma@x.example': ['http://x.example', 'salma', ''],
    'salma:hush@x.example/feed': ['x.example/feed', 'salma', 'hush'],
    'feed:https://salma:hush@x.example': ['feed:https://x.example', 'salma', 'hush'],
    '\u200fhttps://salma:hush@x.example/feed،': ['https://x.example/feed', 'salma', 'hush'],
    'https://salma:a@b:c@x.example:8443/?q=1@2': ['https://x.example:8443/?q=1@2', 'salma', 'a@b:c'],
    'https://%D8%B3%D9%84%D9%85%D9%89:p%40ss%3A@x.example/': ['https://x.example/', 'سلمى', 'p@ss:'],
    'https://salma:100%@x.example/': ['https://x.example/', 'salma', '100%'],
    'https://:key@x.example/': ['https://x.example/', '', 'key'],
  }
  for (const [typed, [address, user, secret]] of Object.entries(expected)) {
    expect(splitAddress(typed), typed).toEqual({ address, user, secret })
    expect(hasPassword(address), typed).toBe(false)
  }
})

test('what has none stays as it is', () => {
  for (const typed of [
    'https://x.example/@salma',
    'https://x.example/?mail=a:b@c.example',
    'salma@x.example',
    'mailto:salma@x.example',
    'https://user:pa',
    'https://user:pa@',
    'صحيفة الجبل',
    '',
  ]) {
    expect(splitAddress(typed), typed).toBeNull()
  }
})
