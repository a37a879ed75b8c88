import type { FastifyInstance, RouteOptions } from 'fastify'
import { MethodNotAllowedError } from './errors.ts'

interface KnownPath {
  /** Where the path was added first, whose form its errors have. */
  scope: FastifyInstance
  methods: Set<string>
}

/** Whether fastify added the route itself, for all paths. */
function isForAll({ url }: RouteOptions): boolean {
  return url === '*'
}

/**
 * Notes the routes that are added from now on.
 *
 * @returns a function that lets each of their paths answer 405 with `Allow` for the methods that it does
 * not take, in the form of its dialect.
 */
export function refuseOtherMethods(app: FastifyInstance): () => void {
  const paths = new Map<string, KnownPath>()
  let isComplete = false
  app.addHook('onRoute', function note(this: FastifyInstance, route) {
    if (isComplete || isForAll(route)) return
    const known = paths.get(route.url) ?? { scope: this, methods: new Set() }
    for (const method of [route.method].flat()) known.methods.add(method)
    paths.set(route.url, known)
  })

  return () => {
    isComplete = true
    for (const [url, { scope, methods }] of paths) {
      methods.add('OPTIONS')
      const allowed = [...methods].join(', ')
      scope.route({
        method: app.supportedMethods.filter((method) => !methods.has(method)),
        url,
        onRequest: async ({ method }, reply) => {
          reply.header('allow', allowed)
          throw new MethodNotAllowedError(`${url} takes ${allowed}, not ${method}.`)
        },
        handler: async () => {},
      })
    }
  }
}
