import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { isRecord } from '@taskmesh/errors'
import { Ajv } from 'ajv'
import { parse } from 'yaml'

const FOLDER = resolve(import.meta.dirname, '../../../../interop/specifications')

/** Something that a specification of OpenAPI 3.0 says. */
export interface Specification {
  /** What is wrong with an answer of a route; `undefined` when nothing is. */
  faultOf(answer: {
    path: string
    method?: 'get' | 'post'
    status: number
    body: unknown
  }): string | undefined
}

function at(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce((part: unknown, key) => (isRecord(part) ? part[key] : undefined), value)
}

function escape(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}

/** Reads one of the specifications that others wrote, with which answers are compared. */
export async function readSpecification(file: string): Promise<Specification> {
  const document: unknown = parse(await readFile(resolve(FOLDER, file), 'utf8'))
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    formats: { float: true, int32: true },
    schemas: { specification: isRecord(document) ? document : {} },
  })
  return {
    faultOf({ path, method = 'post', status, body }) {
      const keys = ['paths', path, method, 'responses', String(status)]
      const response = at(document, keys)
      if (response === undefined) return `${path} has no answer with ${status}`
      const place = [...keys, 'content', 'application/json', 'schema']
      if (at(document, place) === undefined) return undefined
      const $ref = `specification#/${place.map(escape).map(encodeURIComponent).join('/')}`
      const validate = ajv.compile({ $ref })
      return validate(body) ? undefined : ajv.errorsText(validate.errors)
    },
  }
}
