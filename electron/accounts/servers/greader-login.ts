/** Who we are to a server of the Google Reader API: a login that lasts, and a token with which changes are sent. */

import { ExpectedError } from '../../../shared/result.ts'
import type { Answered } from '../../network/call.ts'
import type { Credentials } from './server.ts'
import { type Asking, expectSuccess, type Talk } from './talk.ts'

export interface GreaderLogin {
  /** GET behind `/reader/api/0`. Of a refused login, a new one is tried once. */
  get(path: string, signal: AbortSignal): Promise<Answered>
  /** POST of a form there. `T` goes first: what stands behind too many variables is not read. */
  change(path: string, form: Form, signal: AbortSignal): Promise<Answered>
}

export type Form = readonly (readonly [name: string, value: string])[]

const API = '/reader/api/0'

export function openGreaderLogin(talk: Talk, { user, secret }: Credentials): GreaderLogin {
  /** Shared, so that two calls at a time do not log in twice. */
  let login: Promise<string> | null = null
  let token: Promise<string> | null = null

  function loggedIn(signal: AbortSignal): Promise<string> {
    login ??= logIn(signal).catch(error => {
      login = null
      throw error
    })
    return login
  }

  async function logIn(signal: AbortSignal): Promise<string> {
    const form: Form = [
      ['Email', user],
      ['Passwd', secret],
      // The Old Reader asks for these, as Google did.
      ['client', 'Warraq'],
      ['accountType', 'HOSTED_OR_GOOGLE'],
      ['service', 'reader'],
    ]
    const asking: Asking = { method: 'POST', path: '/accounts/ClientLogin', form, takesUnavailable: true }
    const answered = await talk.ask(asking, signal)
    if (answered.status === 401 || answered.status === 403) throw await refusal(answered)
    // FreshRSS, where its API is not switched on.
    expectSuccess(answered, 'login', { 503: 'apiSwitchedOff', 404: 'notAnAccountServer' })
    return `GoogleLogin auth=${await talk.read('greaderLogin', answered)}`
  }

  /** FreshRSS and Miniflux want a password of their own for apps; those that say so mean the usual one. */
  async function refusal(answered: Answered): Promise<ExpectedError> {
    const words = await talk.read('words', answered)
    const isUsual = words.includes('BadAuthentication')
    return new ExpectedError(isUsual ? 'wrongPassword' : 'apiPasswordNeeded', 'the login was refused')
  }

  function tokenFor(signal: AbortSignal): Promise<string> {
    token ??= get('/token', signal)
      .then(answered => {
        expectSuccess(answered, 'token')
        return talk.read('greaderToken', answered)
      })
      .catch(error => {
        token = null
        throw error
      })
    return token
  }

  async function get(path: string, signal: AbortSignal): Promise<Answered> {
    for (let tries = 0; ; tries++) {
      const used = loggedIn(signal)
      const authorization = await used
      const answered = await talk.ask({ path: API + path, headers: { authorization } }, signal)
      if (answered.status !== 401) return answered
      // Somebody else may have logged in meanwhile.
      if (login === used) login = null
      if (tries > 0) throw await strangers(authorization, signal)
    }
  }

  async function change(path: string, form: Form, signal: AbortSignal): Promise<Answered> {
    for (let tries = 0; ; tries++) {
      const used = loggedIn(signal)
      const authorization = await used
      const usedToken = tokenFor(signal)
      const pairs: Form = [['T', await usedToken], ...form]
      const asking: Asking = { method: 'POST', path: API + path, headers: { authorization }, form: pairs }
      const answered = await talk.ask(asking, signal)
      if (answered.status !== 401) return answered
      if (token === usedToken) token = null
      if (tries > 0 && login === used) login = null
      if (tries > 1) throw await strangers(authorization, signal)
    }
  }

  /** Just logged in, and not known: the password was changed, or nothing of us comes through to the program. */
  async function strangers(authorization: string, signal: AbortSignal): Promise<ExpectedError> {
    const check = await talk.ask({ path: '/check/compatibility', headers: { authorization } }, signal)
    const words = check.status === 200 ? await talk.read('words', check) : ''
    return words.startsWith('FAIL')
      ? new ExpectedError('authorizationStripped', 'the web server keeps the Authorization header to itself')
      : new ExpectedError('wrongPassword', 'a new login was refused as well')
  }

  return { get, change }
}
