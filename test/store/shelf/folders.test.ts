import { describe, expect, test } from 'vitest'
import type { Store } from '../../../electron/records/store.ts'
import { openWorld, reopen, row } from '../world.ts'

const SEEDS = [
  { guid: 'a', title: 'أول' },
  { guid: 'b', title: 'ثان' },
]

/** As they are listed, with their depth. */
function tree(store: Store): string[] {
  const folders = store.listFolders()
  const depth = (parent: number | null): string => {
    const found = folders.find(({ id }) => id === parent)
    return found ? `- ${depth(found.parentId)}` : ''
  }
  return folders.map(({ title, parentId }) => `${depth(parentId)}${title}`)
}

function library() {
  const world = openWorld(SEEDS)
  const { store } = world
  const history = store.makeFolder('تاريخ', null)
  const cities = store.makeFolder('مدن', history)
  const fez = store.makeFolder('فاس', cities)
  const poetry = store.makeFolder('شعر', null)
  return { ...world, history, cities, fez, poetry }
}

describe('folders', () => {
  test('stand in each other, each behind the one it is in', () => {
    expect(tree(library().store)).toEqual(['تاريخ', '- مدن', '- - فاس', 'شعر'])
  })

  test('of one name there are not two in one place, whatever marks they bear', () => {
    const { store, history } = library()
    expect(store.makeFolder(' تأريخ ', null)).toBe(history)
    expect(() => store.renameFolder(history, 'شِعر')).toThrow('has this name')
    expect(store.makeFolder('شعر', history)).not.toBe(history)
    expect(() => store.makeFolder(' \u200b', null)).toThrow('1 to 200')
    expect(() => store.makeFolder('مدن', 99)).toThrow('not in the library')
  })

  test('are moved, and where they stood leads back', () => {
    const { store, history, cities, poetry } = library()
    const before = tree(store)

    const stood = store.moveFolder(cities, { parentId: null, before: history })
    expect(tree(store)).toEqual(['مدن', '- فاس', 'تاريخ', 'شعر'])
    expect(store.moveFolder(poetry, { parentId: cities, before: null })).toEqual({ parentId: null, before: null })
    expect(tree(store)).toEqual(['مدن', '- فاس', '- شعر', 'تاريخ'])

    store.moveFolder(poetry, { parentId: null, before: null })
    store.moveFolder(cities, stood)
    expect(tree(store)).toEqual(before)
  })

  test('are not moved into themselves, nor beside one of their name', () => {
    const { store, history, fez, poetry } = library()
    expect(() => store.moveFolder(history, { parentId: fez, before: null })).toThrow('is in folder')
    expect(() => store.moveFolder(history, { parentId: history, before: null })).toThrow('is in folder')
    store.renameFolder(fez, 'شعر')
    expect(() => store.moveFolder(fez, { parentId: null, before: poetry })).toThrow('has this name')
  })

  test('go with those in them; what was in them stays in none, and comes back', () => {
    const { store, folder, history, fez } = library()
    const { ref } = row(store, 'أول')
    store.putInFolder([ref], fez)
    const before = tree(store)

    store.removeFolder(history)
    expect(tree(store)).toEqual(['شعر'])
    expect(store.readMarks(ref)).toMatchObject({ isBookmarked: true, folderId: null })

    store.restoreFolder(history)
    expect(tree(store)).toEqual(before)
    expect(store.readMarks(ref).folderId).toBe(fez)

    store.removeFolder(history)
    const reopened = reopen(store, folder)
    expect(tree(reopened)).toEqual(['شعر'])
    expect(reopened.readMarks(ref)).toMatchObject({ isBookmarked: true, folderId: null })
    expect(() => reopened.restoreFolder(history)).toThrow('was not removed')
    reopened.close()
  })

  test('one that was removed alone before comes back alone, in none where its own is gone', () => {
    const { store, folder, history, cities } = library()
    store.removeFolder(cities)
    store.removeFolder(history)
    store.restoreFolder(cities)
    expect(tree(store)).toEqual(['مدن', '- فاس', 'شعر'])
    const reopened = reopen(store, folder)
    expect(tree(reopened)).toContain('- فاس')
    reopened.close()
  })
})

describe('putting bookmarks into folders', () => {
  test('says where they were, and that it made them bookmarks', () => {
    const { store, history, fez } = library()
    const refs = [row(store, 'أول').ref, row(store, 'ثان').ref] as const
    expect(store.putInFolder([refs[0]], fez)).toEqual({ before: [{ ref: refs[0], folderId: null }], made: [refs[0]] })
    expect(store.putInFolder(refs, history)).toEqual({
      before: [
        { ref: refs[0], folderId: fez },
        { ref: refs[1], folderId: null },
      ],
      made: [refs[1]],
    })
    expect(store.putInFolder(refs, history).before).toEqual([])
    expect(store.putInFolder(refs, null).before).toEqual(refs.map(ref => ({ ref, folderId: history })))
  })

  test('one that is not there keeps all from being put', () => {
    const { store, history } = library()
    const { ref } = row(store, 'أول')
    expect(() => store.putInFolder([ref, 'article:99'], history)).toThrow('not in the store')
    expect(() => store.putInFolder([ref], 99)).toThrow('not in the library')
    expect(store.readMarks(ref).isBookmarked).toBe(false)
  })
})
