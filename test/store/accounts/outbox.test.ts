import { expect, test } from 'vitest'
import { NOW } from '../seeds.ts'
import { at, markAllRead, reopen, save, subscribe } from '../world.ts'
import { openAccount, pull, receive, remote, rowOf, waiting } from './world.ts'

test('what is done to an article of an account waits for its server, the last wish alone', () => {
  const world = openAccount()
  receive(world, remote('a'), remote('b'))
  const [a, b] = [rowOf(world, 'a').ref, rowOf(world, 'b').ref]

  world.store.markRead([a], true)
  world.store.bookmark(b)
  world.store.markRead([a], false)
  world.store.markRead([a], true)

  expect(waiting(world)).toEqual(['b starred true', 'a read true'])
  world.store.removeBookmark(b)
  expect(waiting(world)).toEqual(['a read true', 'b starred false'])
})

test('every way to mark is told: all of a list, taken back, a note that bookmarks', () => {
  const world = openAccount()
  receive(world, remote('a'), remote('b'))

  const marked = markAllRead(world.store)
  expect(waiting(world).toSorted()).toEqual(['a read true', 'b read true'])
  world.store.takeBackRead(marked)
  expect(waiting(world).toSorted()).toEqual(['a read false', 'b read false'])
  world.store.writeNote(rowOf(world, 'a').ref, 'ملاحظة')
  expect(waiting(world)).toContain('a starred true')
})

test('nobody is told of what is no account’s', () => {
  const world = openAccount()
  const { feedId } = subscribe(world.store, 'https://own.example/feed')
  save(world.store, feedId, [{ guid: 'remote:a', title: 'عنوان own' }])

  world.store.markRead([rowOf(world, 'own').ref], true)

  expect(waiting(world)).toEqual([])
})

test('what waits is there after the next start', () => {
  const world = openAccount()
  receive(world, remote('a'))
  world.store.markRead([rowOf(world, 'a').ref], true)

  const again = { ...world, store: reopen(world.store, world.folder) }

  expect(waiting(again)).toEqual(['a read true'])
})

test('a wish that changed while the one before was on its way still waits', () => {
  const world = openAccount()
  receive(world, remote('a'))
  const { ref } = rowOf(world, 'a')
  world.store.markRead([ref], true)
  const sent = world.store.marksToSend(world.id, 10)

  world.store.markRead([ref], false)
  world.store.noteMarksSent(world.id, sent)

  expect(waiting(world)).toEqual(['a read false'])
})

test('a mark that was sent is done with when the lists show it', () => {
  const world = openAccount()
  receive(world, remote('a'))
  world.store.markRead([rowOf(world, 'a').ref], true)
  world.store.noteMarksSent(world.id, world.store.marksToSend(world.id, 10))
  expect(waiting(world)).toEqual([])

  expect(pull(world, { unread: [] })).toMatchObject({ again: 0, ignored: 0 })
  expect(rowOf(world, 'a').read).toBe(true)
})

test('a mark that the server said it took in this sync, and did not, is sent once more and then told', () => {
  const world = openAccount()
  receive(world, remote('a'))
  world.store.markRead([rowOf(world, 'a').ref], true)
  const send = () => world.store.noteMarksSent(world.id, world.store.marksToSend(world.id, 10))

  send()
  expect(pull(world, { unread: ['a'] })).toMatchObject({ again: 1, ignored: 0 })
  expect(rowOf(world, 'a').read).toBe(true)
  send()
  expect(pull(world, { unread: ['a'] })).toMatchObject({ again: 0, ignored: 1 })
  // The server's word counts now: it would otherwise be told for ever.
  expect(rowOf(world, 'a').read).toBe(false)
})

test('a mark that was sent earlier may have been marked otherwise elsewhere since', () => {
  const world = openAccount()
  receive(world, remote('a'))
  world.store.markRead([rowOf(world, 'a').ref], true)
  world.store.noteMarksSent(world.id, world.store.marksToSend(world.id, 10))

  const merged = at(NOW + 60_000, () => pull(world, { unread: ['a'], startedAt: NOW + 60_000 }))

  expect(merged).toMatchObject({ again: 0, ignored: 0, changed: 1 })
  expect(rowOf(world, 'a').read).toBe(false)
})
