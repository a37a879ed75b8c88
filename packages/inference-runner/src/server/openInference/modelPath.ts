/** What a path below `/v2/models/` says. */
export interface ModelPath {
  model: string
  version: string | undefined
  action: 'metadata' | 'ready' | 'infer'
}

const PATH = /^(.+?)(?:\/versions\/([^/]+))?(?:\/(ready|infer))?$/s

/**
 * Reads what follows `/v2/models/` in a path. The name of a model may have slashes.
 *
 * @example
 * ```ts
 * readModelPath('me/model/versions/1/infer') // { model: 'me/model', version: '1', action: 'infer' }
 * ```
 */
export function readModelPath(path: string): ModelPath {
  const [, model = path, version, action] = PATH.exec(path) ?? []
  return {
    model,
    version,
    action: action === 'ready' || action === 'infer' ? action : 'metadata',
  }
}
