// The join of what all rooms give to be done by name. Keys, the palette and the system's menu ask for it.
import { ABOUT_DEEDS } from '../about/deeds.ts'
import { ACCOUNT_DEEDS } from '../accounts/deeds.ts'
import { ARTICLE_DEEDS } from '../article/deeds.ts'
import { FIND_DEEDS } from '../article/find/deeds.ts'
import { HIGHLIGHT_DEEDS } from '../article/highlights/deeds.ts'
import { ARTICLE_PICTURE_DEEDS } from '../article/pictures/deeds.ts'
import { LIST_DEEDS } from '../articles/deeds.ts'
import type { Deeds } from '../base/deed.ts'
import { CATALOGUE_DEEDS } from '../catalogue/deeds.ts'
import { COMMAND_DEEDS } from '../commands/deeds.ts'
import { EXCHANGE_DEEDS } from '../exchange/deeds.ts'
import { EXPORT_DEEDS } from '../exports/deeds.ts'
import { FRONT_DEEDS } from '../front-page/edition/deeds.ts'
import { HEADLINE_BAR_DEEDS } from '../headline-bar/deeds.ts'
import { HEALTH_DEEDS } from '../health/deeds.ts'
import { NOTICE_DEEDS } from '../notices/deeds.ts'
import { PICTURE_DEEDS } from '../pictures/deeds.ts'
import { PLACE_DEEDS } from '../place/deeds.ts'
import { PREFERENCE_DEEDS } from '../preferences/deeds.ts'
import { SAVING_DEEDS } from '../saving/deeds.ts'
import { SEARCH_DEEDS } from '../search/deeds.ts'
import { SETTINGS_DEEDS } from '../settings/deeds.ts'
import { SHELF_DEEDS } from '../shelf/deeds.ts'
import { FILING_DEEDS } from '../shelf/marks/deeds.ts'
import { SOURCE_DEEDS } from '../sources/deeds.ts'
import { SPACE_DEEDS } from '../space/deeds.ts'
import { STORY_DEEDS } from '../stories/deeds.ts'
import { SYNC_DEEDS } from '../sync/deeds.ts'
import { UPDATE_DEEDS } from '../updates/deeds.ts'
import { VERSION_DEEDS } from '../versions/deeds.ts'
import { WATCH_DEEDS } from '../watches/deeds.ts'
import { back } from './back.ts'
import { wherever } from './on-front.ts'

/** A command that no room carries out does not compile. */
export const DEEDS: Deeds = wherever({
  ...ABOUT_DEEDS,
  ...ARTICLE_DEEDS,
  ...ARTICLE_PICTURE_DEEDS,
  ...CATALOGUE_DEEDS,
  ...COMMAND_DEEDS,
  ...EXCHANGE_DEEDS,
  ...EXPORT_DEEDS,
  ...FILING_DEEDS,
  ...FIND_DEEDS,
  ...FRONT_DEEDS,
  ...HEADLINE_BAR_DEEDS,
  ...HEALTH_DEEDS,
  ...HIGHLIGHT_DEEDS,
  ...LIST_DEEDS,
  ...NOTICE_DEEDS,
  ...PICTURE_DEEDS,
  ...PLACE_DEEDS,
  ...PREFERENCE_DEEDS,
  ...SAVING_DEEDS,
  ...SEARCH_DEEDS,
  ...SETTINGS_DEEDS,
  ...SHELF_DEEDS,
  ...SOURCE_DEEDS,
  ...SPACE_DEEDS,
  ...STORY_DEEDS,
  ...SYNC_DEEDS,
  ...UPDATE_DEEDS,
  ...VERSION_DEEDS,
  ...WATCH_DEEDS,
  ...ACCOUNT_DEEDS,
  back,
})
