import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { tasksFileSchema } from '../scripts/tasksJson/fileSchema.ts'
import { registryFiles } from '../scripts/tasksJson/registryFiles.ts'
import { KEYWORDS } from '../src/jsonSchema/index.ts'
import { EXTENSION_DATA, TASKS_WITHOUT_CALL } from '../src/registry/index.ts'

const files = registryFiles()

describe('tasks.json, the registry for other languages', () => {
  test('holds every task', () => {
    const { tasks } = tasksFileSchema.parse(files['tasks.json'])
    expect(tasks.filter(({ isExtension }) => !isExtension)).toHaveLength(57)
    const extensions = tasks.filter(({ isExtension }) => isExtension).map(({ id }) => id)
    expect(extensions.toSorted()).toEqual(Object.keys(EXTENSION_DATA).toSorted())
    const withoutCall = tasks.filter(({ call }) => call === null).map(({ id }) => id)
    expect(withoutCall.toSorted()).toEqual(Object.keys(TASKS_WITHOUT_CALL).toSorted())
    for (const { id, about, call, noCall } of tasks) {
      expect(about.length, id).toBeGreaterThan(1000)
      expect(call === null, id).toBe(noCall !== null)
    }
  })

  test('its schemas accept its examples', () => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true })
    ajv.addVocabulary([...KEYWORDS])
    for (const { id, call } of tasksFileSchema.parse(files['tasks.json']).tasks) {
      if (call === null) continue
      const request = ajv.compile(call.schemas.request)
      const output = ajv.compile(call.schemas.output)
      for (const example of call.examples) {
        expect(request(example.request), `${id}: ${ajv.errorsText(request.errors)}`).toBe(true)
        const isBatch = call.batch && Array.isArray(example.request['inputs'])
        const outputs: unknown[] =
          isBatch && Array.isArray(example.output) ? example.output : [example.output]
        for (const one of outputs)
          expect(output(one), `${id}: ${ajv.errorsText(output.errors)}`).toBe(true)
      }
    }
  })

  test('is described by a JSON Schema of its own', () => {
    const ajv = new Ajv2020({ strict: false })
    const schema = files['tasks.schema.json']
    if (typeof schema !== 'object' || schema === null) throw new Error('The schema is no object.')
    const validate = ajv.compile(schema)
    expect(validate(files['tasks.json']), ajv.errorsText(validate.errors)).toBe(true)
  })
})
