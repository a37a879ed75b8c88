import type { FastifyInstance } from 'fastify'
import type { Dialect, DialectContext } from './dialect.ts'
import { errorHandler } from './errorHandler.ts'
import { openApiDocument } from './openApiDocument.ts'
import { noteDialect } from './requestFacts.ts'
import { refuseOtherMethods } from './refuseOtherMethods.ts'

/**
 * Adds dialects to a server, each in a scope of its own, with `GET /openapi.json` for all of them. After
 * that no route may be added: the paths answer 405 to the methods that they do not take.
 */
export async function addDialects(
  app: FastifyInstance,
  dialects: readonly Dialect[],
  context: DialectContext,
): Promise<void> {
  const refuseOthers = refuseOtherMethods(app)
  for (const dialect of dialects) {
    await app.register(async (scope) => {
      scope.setErrorHandler(errorHandler(dialect.errorForm, context.logger))
      scope.addHook('onRequest', async (incoming) => noteDialect(incoming, dialect.name))
      await dialect.addRoutes(scope, context)
    })
  }
  let document: string | undefined
  app.get('/openapi.json', { config: { access: 'docs' } }, async (_incoming, reply) => {
    document ??= JSON.stringify(openApiDocument(dialects, context))
    return reply.type('application/json; charset=utf-8').send(document)
  })
  refuseOthers()
}
