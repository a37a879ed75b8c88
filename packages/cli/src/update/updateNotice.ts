import { isStableVersion, readUpdateFile } from './updateFile.ts'

/** Whether there may be a notice: a person reads along, and nobody has turned it off. */
export function wantsUpdateNotice(
  env: NodeJS.ProcessEnv,
  { args, isTerminal }: { args: readonly string[]; isTerminal: boolean },
): boolean {
  const isOff = env['NO_UPDATE_NOTIFIER'] || env['CI'] || args.includes('--no-update-notice')
  return isTerminal && !isOff && !args.includes('--json')
}

function isNewer(latest: string, version: string): boolean {
  return latest.localeCompare(version, 'en', { numeric: true }) > 0
}

/**
 * The sentence about a newer version, from what was found out in an earlier run; nothing when there is
 * none, or when the own version is a preview.
 */
export function updateNotice(version: string, file: string): string | undefined {
  const latest = readUpdateFile(file)?.latest
  if (latest === undefined || !isStableVersion(version) || !isNewer(latest, version))
    return undefined
  return `taskmesh ${latest} is there, this is ${version}: npm install taskmesh@latest. NO_UPDATE_NOTIFIER=1 turns this notice off.`
}
