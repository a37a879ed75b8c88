import { TASK_IDS, safeParseRequest, type TaskId } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parameterFields, ParametersForm, RequestForm } from '../src/lib/index.ts'
import { readField, writeField } from '../src/lib/form/fieldText.ts'

describe('RequestForm', () => {
  test.for(TASK_IDS)('%s: every example fills the form and comes back the same', (task) => {
    for (const { request } of TASK_EXAMPLES[task]) {
      const form = new RequestForm<TaskId>(task, '')
      form.load(request)
      expect(form.request).toEqual(request)
      expect(safeParseRequest(task, form.request).success).toBe(true)
    }
  })

  test('one input stays one, a second makes a batch, removing it makes one again', () => {
    const form = new RequestForm('summarization', '')
    expect(form.request).toEqual({ inputs: '' })
    form.add()
    expect(form.request).toEqual({ inputs: ['', ''] })
    expect([form.path(0), form.path(1)]).toEqual(['inputs[0]', 'inputs[1]'])
    const [, second] = form.items
    if (second) form.remove(second)
    expect(form.request).toEqual({ inputs: '' })
    expect(form.path(0)).toBe('inputs')
  })

  test('a batch of one in an example stays a batch', () => {
    const form = new RequestForm('summarization', '')
    form.load({ inputs: ['only'] })
    expect(form.request).toEqual({ inputs: ['only'] })
  })

  test('files are kept as they are', () => {
    const image = new File(['x'], 'x.png', { type: 'image/png' })
    const form = new RequestForm('image-classification', '')
    form.load({ inputs: image })
    expect(form.request.inputs).toBe(image)
  })
})

describe('ParametersForm', () => {
  test.for(TASK_IDS)('%s: every parameter of the schema has a field with a description', (task) => {
    for (const field of parameterFields(task)) {
      expect(field.description, field.name).not.toBe('')
    }
  })

  test('the kinds come from the schema', () => {
    const kinds = Object.fromEntries(
      parameterFields('text-generation').map(({ name, kind }) => [name, kind]),
    )
    expect(kinds).toMatchObject({
      max_new_tokens: 'integer',
      temperature: 'number',
      do_sample: 'boolean',
      stop: 'list',
    })
    expect(
      parameterFields('text-classification').find(({ kind }) => kind === 'choice'),
    ).toMatchObject({ name: 'function_to_apply', choices: ['sigmoid', 'softmax', 'none'] })
  })

  test('sends only what is filled in, typed', () => {
    const form = new ParametersForm('text-generation')
    expect(form.values).toBeUndefined()
    form.setText('max_new_tokens', ' 20 ')
    form.setText('do_sample', 'false')
    form.setText('stop', 'a\nb')
    expect(form.values).toEqual({ max_new_tokens: 20, do_sample: false, stop: ['a', 'b'] })
    form.setText('max_new_tokens', '')
    expect(form.values).toEqual({ do_sample: false, stop: ['a', 'b'] })
  })

  test('text that is no number is sent as it is, so that the schema can object', () => {
    const form = new ParametersForm('text-generation')
    form.setText('temperature', '0,5')
    expect(form.values).toEqual({ temperature: '0,5' })
    expect(
      safeParseRequest('text-generation', { inputs: 'a', parameters: form.values }),
    ).toMatchObject({ success: false, error: { path: 'parameters.temperature' } })
  })

  test('keeps parameters that the schema does not know', () => {
    const form = new ParametersForm('summarization')
    form.load({ max_length: 3, length_penalty: 2 })
    expect(form.others).toEqual({ length_penalty: 2 })
    expect(form.values).toEqual({ length_penalty: 2, max_length: 3 })
  })

  test('property: what is written is read back', () => {
    const line = fc.string({ minLength: 1 }).filter((text) => !text.includes('\n'))
    const values = fc.oneof(
      fc.integer().map((value) => ({ kind: 'integer' as const, value })),
      fc
        .double({ noNaN: true, noDefaultInfinity: true })
        .map((value) => ({ kind: 'number' as const, value: value + 0 })),
      fc.boolean().map((value) => ({ kind: 'boolean' as const, value })),
      line.map((value) => ({ kind: 'text' as const, value })),
      fc.array(line, { minLength: 1 }).map((value) => ({ kind: 'list' as const, value })),
      fc
        .dictionary(fc.string(), fc.integer())
        .map((value) => ({ kind: 'json' as const, value: { ...value } })),
    )
    fc.assert(
      fc.property(values, ({ kind, value }) => {
        expect(readField(kind, writeField(kind, value))).toEqual(value)
      }),
    )
  })
})
