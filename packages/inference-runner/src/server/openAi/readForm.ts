import { TaskmeshError } from '@taskmesh/errors'
import type { FastifyRequest } from 'fastify'
import { BadRequestError } from '../core/errors.ts'
import { fastifyStatusOf } from '../core/toServerError.ts'

/** A form that came: its fields, and the file of the name that was asked for. */
export interface FormBody {
  fields: Record<string, unknown>
  file: Uint8Array
}

/** A field that is a list is written as `name[]`, once for each item. */
function add(fields: Record<string, unknown>, name: string, value: unknown): void {
  if (!name.endsWith('[]')) {
    fields[name] = value
    return
  }
  const key = name.slice(0, -2)
  const list = fields[key]
  fields[key] = Array.isArray(list) ? [...list, value] : [value]
}

async function readParts(incoming: FastifyRequest, fileName: string) {
  const fields: Record<string, unknown> = Object.create(null)
  let file: Uint8Array | undefined
  for await (const part of incoming.parts()) {
    if (part.type === 'field') add(fields, part.fieldname, part.value)
    else {
      const bytes = await part.toBuffer()
      if (part.fieldname === fileName) file = bytes
    }
  }
  return { fields, file }
}

/**
 * Reads a body of the type `multipart/form-data`.
 *
 * @param fileName - the name of the part that is the file.
 * @throws {@link BadRequestError} when the body is no form, or has no such file.
 */
export async function readForm(incoming: FastifyRequest, fileName: string): Promise<FormBody> {
  if (!incoming.isMultipart()) {
    throw new BadRequestError(`Send multipart/form-data with the file in the part "${fileName}".`)
  }
  const { fields, file } = await readParts(incoming, fileName).catch((error: unknown) => {
    // What the parser of forms says of a form that is none has no status.
    throw fastifyStatusOf(error) === undefined && !(error instanceof TaskmeshError)
      ? new BadRequestError(
          'The body is not multipart/form-data, which its type says it is.',
          error,
        )
      : error
  })
  if (file === undefined)
    throw new BadRequestError(`The form has no file in the part "${fileName}".`)
  return { fields, file }
}
