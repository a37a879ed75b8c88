/** What cmd.exe reads as more than itself. */
const SPECIAL = /[()\][%!^"`<>&|;, *?]/g

function escaped(text) {
  return text.replaceAll(SPECIAL, '^$&')
}

/** In quotes, with the backslashes that would take the meaning of a quote doubled. */
function quoted(argument) {
  return `"${argument.replaceAll(/(\\*)"/g, '$1$1\\"').replace(/(\\*)$/, '$1$1')}"`
}

/**
 * The arguments of a program that is started through a shell on Windows, where tools of npm are scripts (`tool.cmd`):
 * Node.js puts spaces between them and no more. They are escaped twice, for cmd.exe and for the script, which hands
 * them on. On other systems no shell is needed, and they stay as they are.
 *
 * Source: "Everyone quotes command line arguments the wrong way", Microsoft; `lib/util/escape.js` of cross-spawn.
 */
export function shellArguments(args, platform = process.platform) {
  if (platform !== 'win32') return [...args]
  return args.map((argument) => escaped(escaped(quoted(argument))))
}
