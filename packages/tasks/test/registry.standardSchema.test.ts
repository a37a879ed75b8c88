import type { StandardSchemaV1 } from '@standard-schema/spec'
import { expect, expectTypeOf, test } from 'vitest'
import { outputSchemaOf, requestSchemaOf, type TaskRequest } from '../src/index.ts'
import translation from '../src/tasks/translation/schema.ts'

/** What a library that knows nothing of us does with a schema. */
async function validate<Schema extends StandardSchemaV1>(
  schema: Schema,
  value: unknown,
): Promise<StandardSchemaV1.InferOutput<Schema>> {
  const result = await schema['~standard'].validate(value)
  if (result.issues) throw new Error(JSON.stringify(result.issues))
  return result.value
}

test('requestSchemaOf is taken where a Standard Schema is', async () => {
  const request = await validate(requestSchemaOf('translation'), { inputs: ['Hello'] })
  expect(request).toEqual({ inputs: ['Hello'] })
  expectTypeOf(request).toEqualTypeOf<TaskRequest<'translation'>>()
})

test('outputSchemaOf is of one output, or of as many as there are inputs', async () => {
  const output = { translation_text: 'Bonjour' }
  const one = await validate(outputSchemaOf('translation'), output)
  expectTypeOf(one).toEqualTypeOf<{ translation_text: string }>()
  const two = await validate(outputSchemaOf('translation', ['a', 'b']), [output, output])
  expectTypeOf(two).toEqualTypeOf<{ translation_text: string }[]>()
  await expect(validate(outputSchemaOf('translation', ['a', 'b']), [output])).rejects.toThrow(
    '2 outputs',
  )
})

test('each schema of a task is a Standard Schema as well', async () => {
  expect(await validate(translation.inputs, 'Hello')).toBe('Hello')
})

test('error: issues have a message without the path, and the path as keys', () => {
  const value = { inputs: 'a', parameters: { top_k: 0 } }
  expect(requestSchemaOf('text-classification')['~standard'].validate(value)).toMatchObject({
    issues: [{ message: 'expected at least 1, got 0', path: ['parameters', 'top_k'] }],
  })
})

test('error: an unknown task', () => {
  expect(() => requestSchemaOf(JSON.parse('"translaton"'))).toThrow('Did you mean "translation"?')
})
