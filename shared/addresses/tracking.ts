/** Parts of an address that only tell the site who sent the reader. */

/** https://en.wikipedia.org/wiki/UTM_parameters, and what statistics, mailing programs and large networks hang on links. */
const TRACKING = new RegExp(
  `^(?:${[
    '(?:utm|mtm|pk|piwik|matomo|hsa|at)_\\w+',
    'fbclid|fb_(?:source|ref|action_\\w+)|gclid|gclsrc|dclid|gbraid|wbraid|gad_source|_ga|_gl|srsltid',
    'msclkid|yclid|ysclid|_openstat|twclid|ttclid|igshid|igsh|li_fat_id|epik|ref_src|__twitter_impression|wickedid',
    'mc_[ce]id|mkt_tok|_hsenc|_hsmi|__hs(?:tc|sc|fp)|vero_(?:id|conv)|oly_(?:anon|enc)_id|rb_clickid|ml_subscriber\\w*',
    'xtor|wt_z?mc|echobox|cmpid|guccounter|guce_referrer\\w*|soc_(?:src|trk)',
  ].join('|')})$`,
  'i',
)

/** The same address without them; every other part stays as it is written. */
export function withoutTracking(address: string): string {
  const [, before = '', query, after = ''] = /^([^?#]*)\?([^#]*)(#.*)?$/s.exec(address) ?? []
  if (query === undefined) return address
  const kept = query.split('&').filter(part => !TRACKING.test(part.split('=', 1)[0] ?? ''))
  return `${before}${kept.length > 0 ? `?${kept.join('&')}` : ''}${after}`
}
