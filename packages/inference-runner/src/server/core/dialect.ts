import type { FastifyInstance } from 'fastify'
import type { ServerOptions } from '../serverOptions.ts'

/**
 * A wire format that the server speaks: a fastify plugin with routes and, by `setErrorHandler`, an
 * error form of its own. It is encapsulated: what it sets holds for its own routes only.
 */
export type Dialect = (app: FastifyInstance, options: ServerOptions) => Promise<void>
