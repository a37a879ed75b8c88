import { reasonOf } from '@taskmesh/errors'

const URLS = /\w+:\/\/[^\s"'`<>)]+/g
const QUOTED_PATHS = /(?<=["'`])(?:[A-Za-z]:)?[\\/][^"'`\n]+/g
const PATHS = /(?<![\w/\\<])(?:[A-Za-z]:\\|~?\/)[^\s"'`,;()]+/g

/**
 * Returns the message of whatever was thrown, for callers: without URLs, which may carry keys, and
 * without paths of this machine.
 *
 * @example
 * ```ts
 * publicReasonOf(new Error("ENOENT, open '/srv/models/a.onnx'")) // "ENOENT, open '(path)'"
 * ```
 */
export function publicReasonOf(error: unknown): string {
  return reasonOf(error)
    .replaceAll(URLS, '(URL)')
    .replaceAll(QUOTED_PATHS, '(path)')
    .replaceAll(PATHS, '(path)')
}
