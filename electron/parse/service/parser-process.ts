/** The parse processes, kept: see `kept-process.ts`. */

import { availableParallelism } from 'node:os'
import { keepProcess, type ProcessLimits, type RiskyProcess } from '../../processes/kept-process.ts'
import type { Parser, ParseService } from './parser.ts'

/** A running parse process, however it was started. */
export type ParserProcess = RiskyProcess

export const PARSER_LIMITS: ProcessLimits = {
  // Reading is most of a sync's work; a third process would only take the processor from whoever reads the news.
  processes: Math.min(2, availableParallelism()),
  deadline: 5000,
  firstDeadline: 10_000,
  patience: 45_000,
  memory: 512 * 1024 * 1024,
  watchEvery: 250,
  idle: 10_000,
}

export function startParser(spawn: () => ParserProcess, limits: ProcessLimits = PARSER_LIMITS): Parser {
  const { run, close } = keepProcess<ParseService>({ spawn, limits, stopped: 'parserStopped' })
  return {
    parseFeed: job => run(remote => remote.parseFeed(job)),
    readFeed: job => run(remote => remote.readFeed(job)),
    findFeeds: job => run(remote => remote.findFeeds(job)),
    readOpml: bytes => run(remote => remote.readOpml(bytes)),
    readSaved: (bytes, name) => run(remote => remote.readSaved(bytes, name)),
    formOf: path => run(remote => remote.formOf(path)),
    readCollection: (path, first, most) => run(remote => remote.readCollection(path, first, most)),
    packSaved: (parts, url) => run(remote => remote.packSaved(parts, url)),
    packPage: parts => run(remote => remote.packPage(parts)),
    preparePage: page => run(remote => remote.preparePage(page)),
    readAccount: job => run(remote => remote.readAccount(job)),
    readRemotes: job => run(remote => remote.readRemotes(job)),
    checkPicture: bytes => run(remote => remote.checkPicture(bytes)),
    parseReportList: bytes => run(remote => remote.parseReportList(bytes)),
    openArchive: path => run(remote => remote.openArchive(path)),
    readArchive: (path, first, most) => run(remote => remote.readArchive(path, first, most)),
    readArchivePicture: (path, sha256) => run(remote => remote.readArchivePicture(path, sha256)),
    readProfileMember: (path, name) => run(remote => remote.readProfileMember(path, name)),
    close,
  }
}
