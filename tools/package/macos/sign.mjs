// Signs the bundle, and has Apple notarise it. Without an account the signature is ad hoc: Apple Silicon starts nothing
// that has none, and setting the fuses has broken the one that Electron came with.
import { join } from 'node:path'
import { notarize } from '@electron/notarize'
import { sign } from '@electron/osx-sign'
import { mustRun } from '../../run.mjs'
import { say } from '../../say.mjs'

const AD_HOC = '-'
const entitlements = join(import.meta.dirname, 'entitlements.plist')

/** With `MAC_SIGN_IDENTITY` (a Developer ID) signs as what can be published; with `APPLE_API_…` too, notarises. */
export async function signMac(app, env = process.env) {
  await sign(signOptions(app, env))
  await mustRun('codesign', ['--verify', '--deep', '--strict', app])
  const { APPLE_API_KEY, APPLE_API_KEY_ID, APPLE_API_ISSUER } = env
  if (!APPLE_API_KEY) return say('Not notarised: there is no APPLE_API_KEY.')
  await notarize({
    appPath: app,
    appleApiKey: APPLE_API_KEY,
    appleApiKeyId: APPLE_API_KEY_ID,
    appleApiIssuer: APPLE_API_ISSUER,
  })
}

/** The same for everything in the bundle, helpers included. */
export function signOptions(app, env) {
  const identity = env.MAC_SIGN_IDENTITY || AD_HOC
  return {
    app,
    identity,
    identityValidation: identity !== AD_HOC,
    platform: 'darwin',
    // What a bundle came with would otherwise be taken over.
    preAutoEntitlements: false,
    optionsForFile: () => ({
      entitlements,
      hardenedRuntime: true,
      // Apple's own clock says when; an ad hoc signature has none to ask for.
      timestamp: identity === AD_HOC ? 'none' : undefined,
    }),
  }
}
