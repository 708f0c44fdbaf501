/**
 * A light stemmer for Arabic: takes the article, what is written together with it, and the endings of number, gender and
 * possession from a word, and leaves the rest as it is. In the manner of light10 (Larkey, Ballesteros and Connell, 2002)
 * on words that `fold` has been over. It finds no roots: broken plurals and forms of verbs remain words of their own.
 */

/** «and», with or without a letter that belongs to the word behind it. */
const AND = 'و'
const ARTICLES = ['ال', 'بال', 'كال', 'فال', 'لل']
/** «in», «to», «like», «so», written together with a word without the article. */
const ATTACHED = 'بلكف'
const ENDINGS = ['ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ه', 'ي']

/** What has to be left of a word that loses its article or an ending. */
const SHORTEST = 2
/** A word of three letters often begins with و itself. */
const SHORTEST_WITHOUT_AND = 3
/**
 * كتاب and فريق begin with a letter of their own, and so do كتابها and فريقين: what counts is what is left without the
 * ending. Of a longer word the loss is the same in every form.
 */
const SHORTEST_WITHOUT_ATTACHED = 4

/** The stem of a folded word; a word of another script is left as it is. */
export function stemArabic(word: string): string {
  return withoutAttached(withoutEndings(withoutArticle(withoutAnd(word))))
}

function withoutAnd(word: string): string {
  return word.startsWith(AND) && word.length > SHORTEST_WITHOUT_AND ? word.slice(1) : word
}

function withoutArticle(word: string): string {
  for (const article of ARTICLES) {
    if (word.startsWith(article) && word.length >= article.length + SHORTEST) return word.slice(article.length)
  }
  return word
}

function withoutEndings(word: string): string {
  let stem = word
  for (const ending of ENDINGS) {
    if (stem.endsWith(ending) && stem.length >= ending.length + SHORTEST) stem = stem.slice(0, -ending.length)
  }
  return stem
}

function withoutAttached(word: string): string {
  const isAttached = word.length > SHORTEST_WITHOUT_ATTACHED && ATTACHED.includes(word.charAt(0))
  return isAttached ? word.slice(1) : word
}
