import { describe, expect, test } from 'vitest'
import { fold } from '../../../shared/arabic/fold.ts'
import { stemOf, stemsOf } from '../../../shared/text/stem.ts'

describe('forms of a word have one stem', () => {
  test.each([
    ['fr', 'élection', 'élections'],
    ['fr', 'journal', 'journaux'],
    ['fr', 'blessé', 'blessée', 'blessés', 'blessées'],
    ['fr', 'ancien', 'ancienne', 'anciennes'],
    ['fr', 'directeur', 'directeurs'],
    ['fr', 'actif', 'active', 'actives'],
    ['fr', 'premier', 'première', 'premières'],
    ['fr', 'bateau', 'bateaux'],
    ['en', 'vote', 'votes', 'voted', 'voting'],
    ['en', 'stop', 'stops', 'stopped', 'stopping'],
    ['en', 'call', 'calls', 'called', 'calling'],
    ['en', 'country', 'countries'],
    ['en', 'church', 'churches'],
  ])('%s: %s, %s …', (language, ...words) => {
    expect(new Set(words.map(word => stemOf(fold(word), language))).size).toBe(1)
  })

  test.each([
    ['fr', 'bas', 'lois', 'bois'],
    ['en', 'bus', 'red', 'king', 'gas'],
  ])('%s: %s and other short words keep what they have', (language, ...words) => {
    expect(words.map(word => stemOf(word, language))).toEqual(words)
  })

  test('a whole text, word by word', () => {
    expect(stemsOf('هبطت الطائرات في مطار المدينة', 'ar')).toEqual(['هبطت', 'طاير', 'في', 'مطار', 'مدين'])
    expect(stemsOf('Les élections locales', 'fr')).toEqual(['les', 'election', 'local'])
    expect(stemsOf('Ein langes Wort', 'de')).toEqual(['ein', 'langes', 'wort'])
  })
})
