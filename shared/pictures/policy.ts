/** When pictures are fetched. */

/** `unmetered`: as `always`, but on a metered connection as `tap`. */
export type PicturePolicy = 'always' | 'unmetered' | 'tap' | 'never'

export const PICTURE_POLICIES: readonly PicturePolicy[] = ['always', 'unmetered', 'tap', 'never']

/** `byItself`: before or when its article is opened. */
export type Fetching = 'byItself' | 'onTap' | 'never'

export function fetchingOf(policy: PicturePolicy, isMetered: boolean): Fetching {
  if (policy === 'never') return 'never'
  if (policy === 'tap' || (policy === 'unmetered' && isMetered)) return 'onTap'
  return 'byItself'
}
