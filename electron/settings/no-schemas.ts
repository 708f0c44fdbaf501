/** Stands in the bundle for `ajv` and `ajv-formats`, which `conf` loads always and calls only when it is given a schema. */

export class Ajv2020 {
  constructor() {
    throw new Error('Settings have no JSON schema: `settings.ts` checks them.')
  }
}

// biome-ignore lint/style/noDefaultExport: `ajv-formats` is imported by its default
export { Ajv2020 as default }
