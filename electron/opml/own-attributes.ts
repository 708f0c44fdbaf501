/**
 * What our own lists say beyond OPML: other programs pass over attributes of a namespace that they do not know, and see a
 * plain list of feeds in folders.
 */

import facts from '../../package.json' with { type: 'json' }

/** Declared by the list; an address that only names, nothing answers there. */
export const NAMESPACE = `${facts.homepage}/opml`

export const OWN = {
  /** Attribute of a folder: its place among the sections. */
  section: 'warraq:section',
  /** Attribute of a feed: the place of its newspaper among all; feeds that share it belong to one newspaper. */
  source: 'warraq:source',
  /** The newspaper's name, where a feed has one of its own. */
  name: 'warraq:name',
  /** What the feed calls itself. */
  feed: 'warraq:feed',
  /** The reader stopped it. */
  stopped: 'warraq:stopped',
} as const
