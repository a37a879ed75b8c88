const MODEL_NAME = /^(?:[A-Za-z0-9][\w.-]{0,95}\/)?[A-Za-z0-9][\w.-]{0,95}$/
const REVISION = /^[A-Za-z0-9][\w./-]{0,99}$/

/** Whether a model may have that name, `name` or `owner/name`, as on the Hub. */
export function isModelName(name: string): boolean {
  return MODEL_NAME.test(name) && !name.includes('..') && !name.includes('--')
}

/** Whether a string may be a branch, tag or commit. */
export function isRevision(revision: string): boolean {
  return REVISION.test(revision) && !revision.includes('..')
}
