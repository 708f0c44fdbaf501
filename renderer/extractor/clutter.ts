// What surrounds an article on its page goes before the article is looked for: strips of headlines, boxes of what others
// read, bars to share it, comments, questions about cookies.
import { takeOff } from '../markup/lines.ts'

const FURNITURE = [
  'marquee',
  'dialog',
  '[role=dialog], [role=alertdialog], [role=navigation], [role=banner], [role=search]',
  '[aria-label=breadcrumb], [itemtype*=BreadcrumbList]',
].join(',')

/** Names that mean one thing only, as whole words of a class or an id. */
const NAMES =
  'ticker breaking-?news news-?ticker headlines?-?(?:bar|strip|ticker) most-?(?:read|viewed|popular|shared|commented) ' +
  'trending related(?:-?(?:posts?|articles?|stories|news|content|links?|topics?))? read-?(?:also|more|next) also-?read ' +
  'see-?also recommended recommendations? you-?may-?like more-?(?:stories|news|articles|from) ' +
  'share-?(?:bar|buttons?|this|links?|tools|box|icons?)? sharing social(?:-?(?:share|bar|links?|icons?|media|buttons?))? ' +
  'sharedaddy addtoany addthis(?:_\\w+)? shareaholic\\S* jp-relatedposts ' +
  'comments?(?:-?(?:area|list|section|form|box|wrapper|template|respond))? disqus(?:_thread)? fb-comments respond ' +
  'cookie\\S* gdpr\\S* consent\\S* newsletter\\S* subscribe(?:-?(?:box|form|widget|block))? signup breadcrumbs? ' +
  'outbrain\\S* ob-widget taboola\\S* trc_\\S* dianomi\\S* zergnet\\S* promo(?:-?box)? advert(?:isement|ising|s)? ads? ' +
  'ad-?(?:box|container|wrapper|slot|unit|banner) banner-?ads? sponsored author-?(?:bio|box|info|card) about-?the-?author ' +
  'post-?tags article-?tags tags?-?(?:list|links|cloud) print-?only noprint screen-reader-text sr-only visually-?hidden'
const NAMED = new RegExp(`(?:^|[\\s_-]{1,2})(?:${NAMES.split(' ').join('|')})(?=$|[\\s])`, 'i')
const KEPT = new Set(['HTML', 'BODY', 'MAIN', 'ARTICLE'])
/** Share of the page's paragraphs above which an element holds the article, whatever its class is called. */
const MOST_OF_PAGE = 0.3

export function removeClutter(document: Document): void {
  // The menu that hangs on a formula is no menu of the page.
  for (const formula of document.querySelectorAll('mjx-container, math, .katex')) formula.removeAttribute('class')
  const whole = paragraphLength(document.body)
  for (const element of document.querySelectorAll(FURNITURE)) drop(element, whole)
  for (const element of document.querySelectorAll('body [class], body [id]')) {
    if (NAMED.test(`${element.getAttribute('class') ?? ''} ${element.id}`)) drop(element, whole)
  }
}

function drop(element: Element, whole: number): void {
  if (!element.isConnected || KEPT.has(element.tagName) || element.querySelector('h1') !== null) return
  if (paragraphLength(element) <= whole * MOST_OF_PAGE) takeOff(element)
}

function paragraphLength(element: Element): number {
  let length = 0
  for (const paragraph of element.querySelectorAll('p')) length += paragraph.textContent.length
  return length
}
