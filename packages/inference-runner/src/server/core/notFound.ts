import type { FastifyInstance } from 'fastify'
import type { Dialect, DialectContext } from './dialect.ts'
import type { ErrorForm } from './errorForm.ts'
import { errorHandler } from './errorHandler.ts'
import { NotFoundError } from './errors.ts'
import { noteDialect } from './requestFacts.ts'

const LONGEST_PATH = 100

function isBelow(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`)
}

/** The dialect whose paths are nearest to one that is none: of the longest prefix. */
function nearest(dialects: readonly Dialect[], path: string): Dialect | undefined {
  const lengthOf = ({ prefixes = [] }: Dialect) =>
    Math.max(0, ...prefixes.filter((one) => isBelow(path, one)).map(({ length }) => length))
  const found = dialects.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0]
  return found !== undefined && lengthOf(found) > 0 ? found : undefined
}

/** Answers paths that there are not: below those of a dialect in its form, else in `form`. */
export function answerUnknownPaths(
  app: FastifyInstance,
  {
    dialects,
    form,
    logger,
  }: { dialects: readonly Dialect[]; form: ErrorForm } & Pick<DialectContext, 'logger'>,
): void {
  app.setNotFoundHandler((incoming, reply) => {
    const [path = ''] = incoming.url.split('?')
    const dialect = nearest(dialects, path)
    if (dialect !== undefined) noteDialect(incoming, dialect.name)
    const error = new NotFoundError(
      `There is no ${incoming.method} ${path.slice(0, LONGEST_PATH)}.`,
    )
    return errorHandler(dialect?.errorForm ?? form, logger)(error, incoming, reply)
  })
}
