const NEEDED = [22, 18] as const

/**
 * The sentence for who has an older Node.js than these packages need; nothing for the others.
 *
 * @param version - such as `20.19.0`.
 */
export function explainOldNode(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [neededMajor, neededMinor] = NEEDED
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return undefined
  return `taskmesh needs Node.js ${NEEDED.join('.')} or newer, and this is ${version}: install a newer one from https://nodejs.org.`
}
