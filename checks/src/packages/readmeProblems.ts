/** Lines of a README that a reader sees without scrolling, with room for a longer program. */
const FIRST_SCREEN = 70

const INSTALL = /(?:npm (?:install|i)|npx) [^`\n]*/g
const PROGRAM = /^```(?:ts|html|sh)\b[^\n]*\n(?!npm )[^]*?^```$/m
const IMPORT = /from '([^'.#][^']*)'/g

/** The package that an import is from: `viem/accounts` is `viem`. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

/**
 * What the first screen of a README lacks: what it is, a line to install all that its first program
 * needs, the program, a link.
 *
 * @param names - under which the package can be installed.
 */
export function readmeProblems(names: readonly string[], readme: string): string[] {
  const screen = readme.split('\n').slice(0, FIRST_SCREEN).join('\n')
  const [program = ''] = PROGRAM.exec(readme) ?? []
  const installed = [...(screen.match(INSTALL) ?? [])].join(' ').split(/\s+/)
  const needed = [...program.matchAll(IMPORT)]
    .map(([, specifier = '']) => packageOf(specifier))
    .filter((each) => !each.startsWith('node:'))
  const missing = [...new Set(needed)].filter((each) => !installed.includes(each))
  return [
    ...(/^# \S+\n\n\S[^]{40,}?\n\n/.test(screen) ? [] : ['does not begin with what it is']),
    ...(program === '' ? ['has no program'] : []),
    ...(names.some((name) => installed.includes(name))
      ? []
      : [`has no line that installs ${names[0]} on its first screen`]),
    ...missing.map((each) => `has no line that installs ${each} for its first program`),
    ...(/\]\([^)#]+\)/.test(screen) ? [] : ['has no link on its first screen']),
  ].map((problem) => `README.md ${problem}`)
}
