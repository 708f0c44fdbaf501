/** Files of the corpora whose expectation is not what a reader of news should get, each with the reason. */

/** Of `feeds/feedparser`. */
export const FEEDPARSER: Readonly<Record<string, string>> = {
  'entities/lang.xml': 'HTML 5 gave the name to U+27E8',
  'entities/rang.xml': 'HTML 5 gave the name to U+27E9',
  'wellformed/atom/entry_created_multiple_values.xml': 'of two dates neither is wrong; we take the first',
  'wellformed/atom/entry_updated_multiple_values.xml': 'of two dates neither is wrong; we take the first',
  'wellformed/atom/entry_link_no_href_link_priority.xml':
    'two entries with one address and nothing else are one article',
  'wellformed/atom/entry_link_rel_enclosure_no_href.xml':
    'two entries with one address and nothing else are one article',
  'wellformed/atom10/entry_link_no_href_link_priority.xml':
    'two entries with one address and nothing else are one article',
  'wellformed/atom10/entry_link_rel_enclosure_no_href.xml':
    'two entries with one address and nothing else are one article',
  'wellformed/atom10/entry_category_term.xml': 'a label is there, and it is what people read',
  'wellformed/atom10/entry_category_term_non_ascii.xml': 'a label is there, and it is what people read',
  'wellformed/base/http_channel_link_base_content_location.xml': 'RFC 9110 took the base away from Content-Location',
  'wellformed/base/http_item_comments_base_content_location.xml': 'RFC 9110 took the base away from Content-Location',
  'wellformed/base/http_item_link_base_content_location.xml': 'RFC 9110 took the base away from Content-Location',
  'wellformed/http/headers_content_location-relative.xml': 'RFC 9110 took the base away from Content-Location',
  'wellformed/base/http_entry_id_base_content_location.xml': 'an id is a name and is never resolved (RFC 4287, 4.2.6)',
  'wellformed/base/http_entry_id_base_docuri.xml': 'an id is a name and is never resolved (RFC 4287, 4.2.6)',
  'wellformed/node_precedence/atom10_id.xml': 'two entries with one id are one article',
  'wellformed/node_precedence/atom10_title.xml': 'two entries that differ in nothing are one article',
  'wellformed/rss/item_description_not_a_doctype.xml': 'a browser takes it for a comment too, and so for nothing',
}

const ONE_ID = 'articles with one id are one article'

/** Of `feeds/feedvalidator/testcases`. */
export const FEEDVALIDATOR: Readonly<Record<string, string>> = {
  'atom/4.1.1/duplicate-entries-all.xml': ONE_ID,
  'atom/4.1.1/duplicate-entries.xml': ONE_ID,
  'atom/must/entry_id_duplicate_value.xml': ONE_ID,
  'rss20/element-channel-item-author/valid_email_addresses.xml': 'two items that differ in nothing but their author',
  'rss20/element-channel-item-guid/guid_duplicate_value.xml': ONE_ID,
  'rss20/element-channel-item-guid/guid_duplicate_value_cdata.xml': ONE_ID,
  'rss20/element-channel-item-guid/guid_duplicate_value_ncr.xml': ONE_ID,
}

/** Of the feeds that come with other libraries' answers, by library and file. */
export const REFERENCES: Readonly<Record<string, string>> = {
  'feedsmith/atom/atom-03.xml': ONE_ID,
  'feedsmith/atom/atom-10.xml': 'xml:base holds for its links, which that library leaves to its user',
  'rss-parser/input/encoding.rss': 'the answer has replacement characters: it was not decoded by its label',
  'rss-parser/input/uolNoticias.rss': 'the answer has replacement characters: it was not decoded by its label',
}

const NO_FEED_MISSING = 'no feed is missing for that, and nothing else of the file is read'

/** Of `feeds/feedvalidator/testcases/opml`: errors that a reader need not hear of. */
export const FEEDVALIDATOR_OPML: Readonly<Record<string, string>> = {
  'errors/badlyFormedAttrCreated.opml': NO_FEED_MISSING,
  'errors/badlyFormedDateCreated.opml': NO_FEED_MISSING,
  'errors/badlyFormedDateModified.opml': NO_FEED_MISSING,
  'errors/badlyFormedEmail.opml': NO_FEED_MISSING,
  'errors/incorrectOpmlVersion.opml': NO_FEED_MISSING,
  'errors/invalidIsBreakpoint.opml': NO_FEED_MISSING,
  'errors/invalidIsComment.opml': NO_FEED_MISSING,
  'errors/missingHead.opml': NO_FEED_MISSING,
  'errors/missingOpmlVersion.opml': NO_FEED_MISSING,
  'errors/missingTextAttributes.opml': NO_FEED_MISSING,
  'errors/missingTitleAttribute.opml': 'the title is in `text`',
  'errors/missingUrlAttribute.opml': 'a link is no feed',
  'errors/missingOutline.opml': 'an empty list is said to bring nothing',
  'errors/unknownOutlineType.opml': 'types that no feed has are passed over',
}
