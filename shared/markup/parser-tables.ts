/** The elements of HTML by what a parser does with them (HTML standard, 13.2.4 and 13.2.6). */

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

export const FORMATTING = words('a b big code em font i nobr s small strike strong tt u')
export const VOID = words(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr',
)
/** They end a paragraph that is open. */
export const ENDS_PARAGRAPH = words(
  'address article aside blockquote center details dialog dd dir div dl dt fieldset figcaption figure footer form header ' +
    'hgroup hr li listing main menu nav ol p plaintext pre search section summary ul xmp h1 h2 h3 h4 h5 h6',
)
export const HEADINGS = words('h1 h2 h3 h4 h5 h6')
/** Formatting that is open outside of them is not opened again inside. */
export const WALLS = words('applet marquee object template td th caption')
/** A closing tag inside of one of these closes nothing outside of it. */
export const SCOPES = words('applet caption html table td th marquee object template')
export const SPECIAL = new Set([
  ...ENDS_PARAGRAPH,
  ...SCOPES,
  ...VOID,
  ...words(
    'body button col colgroup head iframe noembed noframes noscript script select style tbody textarea tfoot thead',
  ),
  ...words('title tr'),
])
export const TABLE_PARTS = words('caption col colgroup tbody td tfoot th thead tr')
export const GROUPS = words('tbody tfoot thead')
export const CELLS = words('td th')
export const OUTER = words('html head body frameset')
export const RAW = words('style title textarea xmp iframe noembed noframes')
export const IN_SELECT = words('option optgroup hr script template')
export const ENDS_SELECT = words('select input textarea keygen')
/** They end a drawing or a formula in which they stand. */
export const ENDS_FOREIGN = words(
  'b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol ' +
    'p pre ruby s small span strong strike sub sup table tt u ul var',
)
/** In them HTML goes on: in a drawing, in a formula. */
export const POINTS = { svg: words('foreignobject desc title'), math: words('mi mo mn ms mtext') } as const
/** What is read as text, and what only speaks to the browser: no formatting is opened for it. */
export const RAW_LIKE = new Set([
  ...words('script style title noframes template base link meta param source track col'),
])
