// What surrounds an article on its page goes before the article is looked for: strips of headlines, boxes of what others
// read, bars to share it, comments, questions about cookies.
import { takeOff } from '../markup/lines.ts'
import { wordsOf } from '../markup/plain-text.ts'
import { areHeadlines, isHeading, linkShare, namesOf } from './blocks.ts'
import type { Body } from './find-body.ts'
import { headlineOf } from './next-article.ts'
import type { Prose } from './prose.ts'

const FURNITURE = [
  'marquee',
  'dialog, form',
  '[role=dialog], [role=alertdialog], [role=navigation], [role=banner], [role=search], [role=tooltip]',
  '[aria-label=breadcrumb], [itemtype*=BreadcrumbList]',
].join(',')

/** Names that mean one thing only, as whole words of a class or an id; `-` stands for `-`, `_`, `__` or nothing. */
const NAMES =
  'ticker breaking-news news-ticker headlines?-(?:bar|strip|ticker) (?:most|top)-(?:read|viewed|popular|shared|commented) ' +
  'trending hot-articles? r[ae]lated(?:-(?:\\w+-)?(?:posts?|articles?|stor(?:y|ies)|news|content|links?|topics?|items?|reading|cards?))? ' +
  'read-(?:also|more|next) also-read see-also recommend(?:ed|ations?)? recirc\\w* you-may-(?:also-)?like inject(?:ed)? ' +
  'more-(?:stories|news|articles|from|posts|reads?|on) (?:next-prev|prev-next) post-navigation nav-links ' +
  'share(?:-(?:bar|buttons?|this|links?|tools|box|icons?|post|article|list))? sharing post-sharing single-post-share ' +
  'social(?:-(?:share|sharing|bar|links?|icons?|media|buttons?|follow))? follow-(?:us|google|bar|buttons?) ' +
  'sharedaddy addtoany addthis(?:_\\w+)? shareaholic\\S* jp-relatedposts ' +
  'comments?(?:-(?:area|list|section|form|template|respond|count|link))? disqus(?:_thread)? fb-comments respond ' +
  'cookie\\S* gdpr\\S* consent\\S* newsletter\\S* subscri(?:be|ptions?) sign-up(?:-form)? breadcrumbs? ' +
  'outbrain\\S* ob-widget taboola\\S* trc_\\S* dianomi\\S* zergnet\\S* promo advert(?:isement|ising|s)? ads? ' +
  'ad-(?:slot|unit|banner|label) banner-ads? sponsored author-(?:bio|info|card|box) about-the-author post-author-box ' +
  '(?:post|article|entry|item)-?tags tags?(?:-(?:list|links|cloud))? tagcloud entry-terms print-only no-print ' +
  'screen-reader-text sr-only visually-hidden poll rating(?:block|s)? reading-time read-time post-extra-info ' +
  '(?:video|audio|media)-player\\S* accessibility-message (?:embed|privacy|consent)-(?:embed-)?(?:preview|placeholder) ' +
  'cta call-to-action disclaimer affiliate-(?:disclosure|notice|disclaimer|note) regwall paywall-(?:message|prompt|notice) ' +
  'modal(?:-(?:body|dialog|content))? popup player-controls slide-count ' +
  'kommentare? kommentar-(?:modul|bereich) commentaires? comentarios? commenti komentarze reacties yorumlar werbung anzeige publicit[eé] ' +
  'publicidade? reklama teilen partage[rz]? compartir compartilhar condividi relacionad[oa]s? correlati verwandt\\w* mehr-zum-thema'
/** What a box is called besides what is in it. */
const PARTS =
  'box|wrap|wrapper|wrapping|container|list|block|section|area|inner|module|widget|heading|title|group|row|holder|root'
/** «has-comments» and «section--ads» say something of what is in the box, not what it is. */
const STATE = '(?<!--)(?<!(?:^|[\\s_-])(?:has|with|no|not|is|show|hide|can|enable|disable|allow|without)[_-]{1,2})'
const NAMED = new RegExp(
  `(?:^|[\\s_-])${STATE}(?:${NAMES.replaceAll('-', '[-_]{0,2}')
    .split(' ')
    .join('|')})(?:[-_]{1,2}(?:${PARTS}|\\d+))*(?=$|\\s)`,
  'i',
)
const WORDS = new Set('A ABBR B CITE CODE EM FONT I MARK Q S SMALL SPAN STRONG SUB SUP TIME U'.split(' '))
const UNSEEN = /screen-reader|sr-only|visually-?hidden/i
const KEPT = new Set(['HTML', 'BODY', 'MAIN', 'ARTICLE'])
/** Share of the page's running text above which an element holds the article, whatever its class is called. */
const MOST_OF_PAGE = 0.3
/** The same, of what stands beside an element that is named as the article's body. */
const MOST_BESIDE_BODY = 0.8
/** A paragraph with more letters is one of the article's: whole texts stand in paragraphs that are named after a wall. */
const LONGEST_LINE = 80

/** `body`: what holds the article by its name stays, whatever is around it. */
export function removeClutter(document: Document, prose: Prose, body: Body | null): void {
  // The menu that hangs on a formula is no menu of the page.
  for (const formula of document.querySelectorAll('mjx-container, math, .katex')) formula.removeAttribute('class')
  const named = body?.kind === 'named' ? body.element : null
  const whole = prose.in(document.body)
  const headline = headlineOf(document)
  const blocks = new Set(prose.blocks)
  const mostOf = (element: Element) => {
    if (element.tagName === 'P') return LONGEST_LINE
    return whole * (named && !named.contains(element) ? MOST_BESIDE_BODY : MOST_OF_PAGE)
  }
  const drop = (element: Element) => {
    if (!element.isConnected || KEPT.has(element.tagName) || element.contains(headline)) return
    if ((named && element.contains(named)) || isWord(element, blocks)) return
    if (prose.in(element) <= mostOf(element)) takeOff(element)
  }
  for (const element of document.querySelectorAll(FURNITURE)) drop(element)
  for (const element of document.querySelectorAll('body [class], body [id]')) {
    if (isClutter(element)) drop(element)
  }
}

const LINES = 'ul, ol, p'
const MOSTLY_LINKS = 0.7
/** Of the letters of the body: where there are more, the links are what it is about. */
const MOST_LISTED = 0.15
/** Longer lists are what somebody gathered. */
const MOST_LINKS = 8
const LONGEST_LABEL = 80

/** Within the body: lines of nothing but headlines of the same paper, and what stands above them as their name. */
export function dropHeadlines(body: Element, prose: Prose, host: string): void {
  const lists = [...body.querySelectorAll(LINES)].filter(
    list =>
      isFew(list.querySelectorAll('a[href]').length) && linkShare(list) > MOSTLY_LINKS && areHeadlines(list, host),
  )
  const letters = lists.reduce((sum, list) => sum + wordsOf(list).length, 0)
  if (letters > prose.in(body) * MOST_LISTED) return
  for (const list of lists) {
    if (!list.isConnected || list.closest('figure, table, blockquote')) continue
    const box = boxOf(list, body)
    const label = box.previousElementSibling
    if (label && isLabel(label, prose)) label.remove()
    box.remove()
  }
}

const isFew = (links: number) => links > 1 && links <= MOST_LINKS

/** With all that is nothing but the list. */
function boxOf(list: Element, body: Element): Element {
  let box = list
  while (box.parentElement && box.parentElement !== body && wordsOf(box.parentElement) === wordsOf(list)) {
    box = box.parentElement
  }
  return box
}

/** A heading, a line in bold or one that ends in a colon: the list is missing below it. */
function isLabel(line: Element, prose: Prose): boolean {
  const words = wordsOf(line)
  if (words === '' || words.length > LONGEST_LABEL || prose.in(line) > LONGEST_LABEL) return false
  const bold = line.querySelector('b, strong, h2, h3, h4, h5')
  return isHeading(line) || /[:：]$/.test(words) || (bold !== null && wordsOf(bold) === words) || isUpperCase(words)
}

function isUpperCase(words: string): boolean {
  return words === words.toUpperCase() && words !== words.toLowerCase()
}

/** By its name alone. */
export function isClutter(element: Element): boolean {
  return NAMED.test(namesOf(element))
}

/** A link in a sentence may open a popup: it is a part of the sentence. What is hidden for the eye is none. */
function isWord(element: Element, blocks: ReadonlySet<Element>): boolean {
  if (!WORDS.has(element.tagName) || UNSEEN.test(element.getAttribute('class') ?? '')) return false
  let block = element.parentElement
  while (block && WORDS.has(block.tagName)) block = block.parentElement
  return block !== null && blocks.has(block)
}

/** Names of what may stand anywhere, and is no part of the text where nothing of the text follows it. */
const ENDING =
  /(?:^|[\s_-])(?:tag-?line|bio(?:graphy)?|authors?|about-?(?:the-?)?author|author-?\w+|contributors?|disclaimer|disclosure|editors?-?note|cta|call-?to-?action|promo(?:tion)?s?|sign-?up|newsletters?|photo-?gallery|copyright|licen[cs]e(?:-?info)?|app-?section|donat(?:e|ion)|member(?:ship)?)(?=$|[\s_-])/i

/** Takes such boxes from the end of the body, as long as one follows another. */
export function trimNamedEnd(body: Element, prose: Prose): void {
  const blocks = prose.blocks.filter(block => body.contains(block)).reverse()
  const most = prose.in(body) * MOST_OF_PAGE
  for (const block of blocks) {
    if (!block.isConnected || !body.contains(block)) continue
    const box = boxNamed(block, body)
    if (!box || prose.in(box) > most) return
    box.remove()
  }
}

function boxNamed(block: Element, body: Element): Element | null {
  let found: Element | null = null
  for (let box: Element | null = block; box && box !== body; box = box.parentElement) {
    if (ENDING.test(namesOf(box))) found = box
  }
  return found
}
