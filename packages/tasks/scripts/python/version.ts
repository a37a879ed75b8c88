import * as z from 'zod/mini'

const manifestSchema = z.object({ version: z.string() })

/**
 * The version of a package of npm as PEP 440 has it.
 *
 * @throws {Error} for a prerelease that is none of alpha, beta and rc with a number.
 *
 * @example
 * ```ts
 * pythonVersion({ version: '1.2.0-beta.3' }) // '1.2.0b3'
 * ```
 */
export function pythonVersion(manifest: unknown): string {
  const { version } = z.parse(manifestSchema, manifest)
  const [, release, kind, number] =
    /^(\d+\.\d+\.\d+)(?:-(alpha|beta|rc)\.(\d+))?$/.exec(version) ?? []
  if (release === undefined) {
    throw new Error(`Expected a version such as 1.2.0 or 1.2.0-beta.3, got ${version}.`)
  }
  if (kind === undefined) return release
  return `${release}${kind === 'rc' ? 'rc' : kind.slice(0, 1)}${number}`
}
