import { SUPPORTED } from './machineProblem.mjs'

/** What package managers and the system say, and what to do about it. */
const REASONS = [
  [
    /ENOSPC|no space left on device/i,
    'The disk is full: make room, some 4 GB in all, and run the command again.',
  ],
  [
    /EACCES|EPERM|EROFS|permission denied/i,
    'Files of the repository cannot be written: run the command as the user that owns them.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENETUNREACH|ERR_PNPM_META_FETCH_FAIL|error sending request/i,
    'The npm registry cannot be reached: connect to the network, or name a mirror by `npm config set registry <url>`, and run the command again.',
  ],
  [
    /EBADPLATFORM|ERR_PNPM_UNSUPPORTED_PLATFORM|notsup/i,
    `A package is not made for ${process.platform} on ${process.arch}: use ${SUPPORTED}.`,
  ],
]

/** Why a step has failed, from what it printed, in a sentence with what to do; undefined when that is not known. */
export function failureReason(printed) {
  return REASONS.find(([pattern]) => pattern.test(printed))?.[1]
}
