import { expect, test } from 'vitest'
import type { Store } from '../../../electron/records/store.ts'
import { openWorld, reopen, row } from '../world.ts'

const SEEDS = [
  { guid: 'a', title: 'أول' },
  { guid: 'b', title: 'ثان' },
]

function tagged() {
  const world = openWorld(SEEDS)
  const first = row(world.store, 'أول').ref
  const second = row(world.store, 'ثان').ref
  const { tag } = world.store.tag([first, second], '# ثقافة')
  return { ...world, first, second, tag }
}

const names = (store: Store) => store.listTags().map(({ name }) => name)
const namesOf = (store: Store, ref: ReturnType<typeof row>['ref']) => store.readMarks(ref).tags.map(({ name }) => name)

test('a tag is known however its name is spelled', () => {
  const { store, first, second, tag } = tagged()
  expect(names(store)).toEqual(['ثقافة'])
  expect(store.tag([first, second], 'ثقافه')).toEqual({ tag, refs: [], made: [] })
  expect(names(store)).toEqual(['ثقافة'])
  expect(() => store.tag([first], '##')).toThrow('1 to 200')
})

test('tags stand in the order of the alphabet', () => {
  const { store, first } = tagged()
  for (const name of ['شعر', 'أدب', 'zoo', 'École']) store.tag([first], name)
  expect(names(store)).toEqual(['École', 'zoo', 'أدب', 'ثقافة', 'شعر'])
  expect(namesOf(store, first)).toEqual(names(store))
})

test('taking a tag off says from which articles', () => {
  const { store, first, second, tag } = tagged()
  expect(store.untag([first], tag.id)).toEqual([first])
  expect(store.untag([first, second], tag.id)).toEqual([second])
  expect(namesOf(store, second)).toEqual([])
  expect(store.readMarks(second).isBookmarked).toBe(true)
})

test('a tag has another name, but not that of another tag', () => {
  const { store, first, tag } = tagged()
  store.tag([first], 'شعر')
  expect(() => store.renameTag(tag.id, 'شِعر')).toThrow('has this name')
  store.renameTag(tag.id, 'ثقافات')
  expect(namesOf(store, first)).toEqual(['ثقافات', 'شعر'])
})

test('a removed tag comes back where it was', () => {
  const { store, first, second, tag } = tagged()
  store.removeTag(tag.id)
  expect([names(store), namesOf(store, first)]).toEqual([[], []])
  expect(() => store.removeTag(tag.id)).toThrow('not in the library')
  store.restoreTag(tag.id)
  expect([namesOf(store, first), namesOf(store, second)]).toEqual([['ثقافة'], ['ثقافة']])
})

test('a removed tag comes back into one that was made of its name meanwhile', () => {
  const { store, first, second, tag } = tagged()
  store.untag([second], tag.id)
  store.removeTag(tag.id)
  const { tag: other } = store.tag([second], 'ثقافة')
  expect(other.id).not.toBe(tag.id)

  store.restoreTag(tag.id)
  expect([namesOf(store, first), namesOf(store, second)]).toEqual([['ثقافة'], ['ثقافة']])
  expect(store.listTags()).toEqual([other])
})

test('after a start, tags that nothing has are gone, and the others stay', () => {
  const { store, folder, first, second, tag } = tagged()
  store.tag([first], 'شعر')
  store.untag([first, second], tag.id)
  expect(names(store)).toEqual(['ثقافة', 'شعر'])
  const reopened = reopen(store, folder)
  expect(names(reopened)).toEqual(['شعر'])
  reopened.close()
})
