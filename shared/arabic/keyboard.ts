/** What the standard Arabic layout (101) types on the physical keys that a Latin layout has letters on. */

const ROWS: readonly (readonly [codes: string, letters: string])[] = [
  ['QWERTYUIOP', 'ض ص ث ق ف غ ع ه خ ح'],
  ['ASDFGHJKL', 'ش س ي ب ل ا ت ن م'],
  ['ZXCVBNM', 'ئ ء ؤ ر لا ى ة'],
]

const LETTERS: ReadonlyMap<string, string> = new Map([
  ...ROWS.flatMap(([codes, letters]) => {
    const typed = letters.split(' ')
    return [...codes].map((code, place): [string, string] => [`Key${code}`, typed[place] ?? ''])
  }),
  ['Comma', 'و'],
  ['Slash', 'ظ'],
])

/** undefined where the layout has no letter of its own, as on digits. */
export function arabicLetterOn(code: string): string | undefined {
  return LETTERS.get(code)
}
