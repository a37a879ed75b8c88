const URLS = /\w+:\/\/[^\s"'`<>)]+/g
const QUOTED_PATHS = /(?<=["'`])(?:[A-Za-z]:)?[\\/][^"'`\n]+/g
const PATHS = /(?<![\w/\\<])(?:[A-Za-z]:\\|~?\/)[^\s"'`,;()]+/g

/** What went wrong, in the words of the error: for the operator, who may know about paths and URLs. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** The same for callers: without URLs, which may carry keys, and without paths of this machine. */
export function publicReasonOf(error: unknown): string {
  return reasonOf(error)
    .replaceAll(URLS, '(URL)')
    .replaceAll(QUOTED_PATHS, '(path)')
    .replaceAll(PATHS, '(path)')
}
