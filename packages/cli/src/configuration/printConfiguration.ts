import { stringify } from 'yaml'
import type { ReadConfiguration } from './readConfiguration.ts'
import { SETTING_NAMES } from './settingNames.ts'
import type { Configuration } from './settings.ts'

const MASK = '********'

/** The configuration without what is to stay secret: hashes of keys, and what stands before the @ of a URL. */
export function maskConfiguration(values: Configuration): Configuration {
  const { keys, callbackUrl } = values
  const url = callbackUrl === undefined ? undefined : new URL(callbackUrl)
  if (url?.username || url?.password) {
    url.username = MASK
    url.password = ''
  }
  return {
    ...values,
    keys: keys.map((key) => (key.sha256 === undefined ? key : { ...key, sha256: MASK })),
    ...(url === undefined ? {} : { callbackUrl: url.href }),
  }
}

/** Writes a configuration as YAML, with where each setting stands. */
export function printConfiguration({ values, origins }: ReadConfiguration): string {
  const masked = maskConfiguration(values)
  return SETTING_NAMES.flatMap((name) => {
    const value = masked[name]
    if (value === undefined) return []
    const text = stringify({ [name]: value }).trimEnd()
    const [first = '', ...rest] = text.split('\n')
    return [`${first}  # ${origins[name]}`, ...rest]
  }).join('\n')
}
