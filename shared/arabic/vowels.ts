/** Vowel marks, as in مَدْرَسَة: for showing a text without them. The text itself is never changed. */

/** Short vowels, tanwin, shadda, sukun, the small alif and Quranic signs; not the marks that make another letter (آ أ إ). */
const MARKS = /[\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]/g

export function withoutVowels(text: string): string {
  return text.replace(MARKS, '')
}
