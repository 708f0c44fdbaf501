/** The elements that an article may consist of; what stands in others is shown without them. */
export const KEPT_ELEMENTS: readonly string[] = (
  'p br wbr hr h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote q cite pre code kbd samp var em strong b i u s del ins ' +
  'mark small sub sup a img figure figcaption table caption colgroup col thead tbody tfoot tr th td span div section ' +
  'article aside address bdi bdo ruby rb rt rtc rp time abbr dfn details summary'
).split(' ')
