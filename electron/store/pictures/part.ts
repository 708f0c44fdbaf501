/** What the store does about pictures, and about those that are hidden. */

import type { StoreReads, StoreWrites } from '../../records/store.ts'
import type { Databases, ReadableDatabases } from '../db/database.ts'
import type { HiddenPictures } from './hidden-pictures.ts'
import { clearPictures, evictPictures, namedPictureFiles, notePicturesRead } from './picture-space.ts'
import { findPicture, picturesToFetch, policyOf, savePicture, savePictureFailure, savePictures } from './pictures.ts'
import {
  addReportList,
  noteListCheck,
  readHidden,
  removeReportList,
  reportListsDue,
  restoreReportList,
  setListsNeeded,
  showPicture,
} from './report-lists.ts'
import { removeReport, reportPicture, reportsToShare, restoreReport } from './reports.ts'

export interface PictureReading {
  readonly databases: ReadableDatabases
  readonly hidden: HiddenPictures
}

export function pictureReads({ databases, hidden }: PictureReading) {
  const { library } = databases
  return {
    findPicture(key) {
      const picture = findPicture(databases, key)
      return picture && { ...picture, isHidden: hidden.hidingOf(picture) !== null, policy: policyOf(databases, key) }
    },
    picturesToFetch: wanted => picturesToFetch(databases, wanted),
    namedPictureFiles: () => namedPictureFiles(databases),
    readHidden: () => readHidden(library),
    reportsToShare: () => reportsToShare(library),
    reportListsDue: (before, now) => reportListsDue(library, before, now),
  } satisfies Partial<StoreReads>
}

export interface PictureWriting extends PictureReading {
  readonly databases: Databases
  clock(): number
}

export function pictureWrites({ databases, hidden, clock }: PictureWriting) {
  const { library, cache } = databases
  /** Whatever changes what is hidden makes the answers of before worthless. */
  const forgetting = <T>(value: T): T => {
    hidden.forget()
    return value
  }
  return {
    savePicture: (key, kept, now, answer) => savePicture(databases, key, kept, now, answer),
    savePictures: (pictures, now) => savePictures(databases, pictures, now),
    savePictureFailure: (key, now) => savePictureFailure(cache, key, now),
    notePicturesRead: (keys, now) => notePicturesRead(cache, keys, now),
    evictPictures: (room, now) => evictPictures(databases, room, now),
    clearPictures: now => clearPictures(databases, now),
    reportPicture: report => forgetting(reportPicture(databases, report, clock())),
    removeReport: id => forgetting(removeReport(library, id, clock())),
    restoreReport: id => forgetting(restoreReport(library, id)),
    addReportList: (list, now) => forgetting(addReportList(library, list, now)),
    noteListCheck: (id, failure, now) => noteListCheck(library, id, failure, now),
    removeReportList: id => forgetting(removeReportList(library, id, clock())),
    restoreReportList: id => forgetting(restoreReportList(library, id)),
    setListsNeeded: needed => forgetting(setListsNeeded(library, needed)),
    showPicture: key => forgetting(showPicture(databases, key, clock())),
  } satisfies Partial<StoreWrites>
}
