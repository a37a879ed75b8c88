import { SETTING_NAMES, variableOf } from './settingNames.ts'

/** What other parts of Taskmesh read in the environment. */
const OTHERS = [
  'TASKMESH_API_KEY',
  'TASKMESH_CONFIG',
  'TASKMESH_DEBUG',
  'TASKMESH_IMAGE',
  'TASKMESH_KEYSTORE',
  'TASKMESH_PASSPHRASE',
  'TASKMESH_PRIVATE_KEY',
  'TASKMESH_PROVIDER_FOLDER',
]

/** What Docker and Kubernetes tell of a service with the name `taskmesh`. */
const OF_SERVICES = /_SERVICE_(HOST|PORT)|_PORT_\d+_(TCP|UDP)/
const SERVICE_LINK = /^(tcp|udp|sctp):\/\//i

/**
 * Whether a variable tells where a service is, which Kubernetes does for one with the name `taskmesh` by
 * `TASKMESH_PORT=tcp://10.0.0.1:8080`. Source: Kubernetes, "Service", Environment variables.
 */
export function isServiceLink(value: string | undefined): boolean {
  return value !== undefined && SERVICE_LINK.test(value)
}

const KNOWN = [...SETTING_NAMES.map(variableOf), ...OTHERS]

const bare = (name: string) => name.replaceAll('_', '').toLowerCase()

/**
 * The variables that look like settings and are none, each in a sentence that says how it may have been meant.
 *
 * @example
 * ```ts
 * unknownVariables({ TASKMESH_DRAINTIME: '3s' })
 * // ['There is no setting TASKMESH_DRAINTIME, which is ignored: did you mean TASKMESH_DRAIN_TIME?']
 * ```
 */
export function unknownVariables(env: Readonly<Record<string, string | undefined>>): string[] {
  const names = Object.keys(env).filter(
    (name) => name.startsWith('TASKMESH_') && !KNOWN.includes(name) && !OF_SERVICES.test(name),
  )
  return names.map((name) => {
    const meant = KNOWN.find((known) => bare(known) === bare(name))
    const hint =
      meant === undefined ? '`taskmesh serve --help` lists the settings' : `did you mean ${meant}?`
    const sentence = `There is no setting ${name.slice(0, 100)}, which is ignored: ${hint}`
    return sentence.endsWith('?') ? sentence : `${sentence}.`
  })
}
