import { TaskmeshError } from '@taskmesh/errors'

/** A page calls that may not, or the server is called by a name that is not its own. */
export class ForbiddenOriginError extends TaskmeshError {
  override name = 'ForbiddenOriginError'
  constructor(origin: string) {
    super(`Pages of ${JSON.stringify(origin.slice(0, 100))} may not call this server.`, {
      code: 'FORBIDDEN_ORIGIN',
      actor: 'caller',
      path: 'origin',
      details: 'Whoever runs the server can allow them: the option origins of createServer.',
    })
  }
}
