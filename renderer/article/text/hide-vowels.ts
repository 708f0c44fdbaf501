// Vowel marks are taken off what is shown, never off what is kept.
import { withoutVowels } from '../../../shared/arabic/vowels.ts'

export function hideVowels(shown: Node): void {
  const walker = (shown.ownerDocument ?? document).createTreeWalker(shown, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue ?? ''
    const plain = withoutVowels(text)
    if (plain !== text) node.nodeValue = plain
  }
}
