import { policyJsonSchema } from '@taskmesh/provider'
import * as z from 'zod'
import { providerFile } from './providerFile.ts'

const ADDRESS = { type: 'string', pattern: '^0x[0-9a-fA-F]{40}$' } as const

/** The JSON Schema of `provider.json`, for editors: `"$schema": "…/provider.schema.json"`. */
export function providerJsonSchema(): object {
  const { properties, ...schema } = z.toJSONSchema(providerFile, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'custom') Object.assign(jsonSchema, ADDRESS)
    },
  })
  const { $schema: _version, ...policy } = { $schema: undefined, ...policyJsonSchema() }
  return {
    ...schema,
    title: 'A provider, as taskmesh provide runs it',
    properties: { ...properties, policy: { description: 'Which tasks to take.', ...policy } },
  }
}
