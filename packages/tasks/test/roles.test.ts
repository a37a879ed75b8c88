import { isRecord } from '@taskmesh/errors'
import { describe, expect, test } from 'vitest'
import { numbersWithoutRole, placesOf } from '../scripts/check/rolePlaces.ts'
import { TASK_IDS, type TaskId } from '../src/index.ts'
import { ZOD_SCHEMAS } from '../src/zod/index.ts'
import {
  asSchema,
  fieldRoleOf,
  mediaKindOf,
  toJsonSchema,
  type JsonSchema,
} from '../src/jsonSchema/index.ts'

function outputsOf(task: TaskId): JsonSchema[] {
  const { output, stream = undefined } = { stream: undefined, ...ZOD_SCHEMAS[task] }
  return [output, ...(stream === undefined ? [] : [stream])].map(toJsonSchema)
}

describe.each(TASK_IDS)('%s', (task) => {
  test('each number of its output has a role', () => {
    const undecided = outputsOf(task).flatMap(numbersWithoutRole)
    expect(
      undecided,
      `Say in packages/tasks/src/tasks/${task}/schema.ts what these numbers are to a view: a FieldRole after the schema, { role: 'plain' } when it has nothing to know.`,
    ).toEqual([])
  })

  test('what a role refers to is in the input', () => {
    const inputs = toJsonSchema(ZOD_SCHEMAS[task].inputs)
    for (const { where, part } of outputsOf(task).flatMap((schema) => placesOf(schema))) {
      const { of } = fieldRoleOf(part) ?? {}
      if (of === undefined) continue
      const referred = of === '' ? inputs : asSchema(inputs.properties?.[of.slice(1)])
      expect(referred, `${task}: ${where}: ${of}`).toBeDefined()
    }
  })

  test('an object with a score says what the score is about', () => {
    for (const { where, part } of outputsOf(task).flatMap((schema) => placesOf(schema))) {
      const roles = Object.values(part.properties ?? {}).map(
        (field) => fieldRoleOf(asSchema(field) ?? {})?.role,
      )
      if (!roles.includes('score')) continue
      const subjects = ['label', 'index', 'box', 'mask', 'points', 'x', 'start']
      expect(
        roles.filter((role) => subjects.some((subject) => subject === role)),
        `${task}: ${where}`,
      ).not.toEqual([])
    }
  })
})

test('a role in JSON Schema is the one that the schema has', () => {
  const { properties = {} } =
    asSchema(toJsonSchema(ZOD_SCHEMAS['question-answering'].output).items) ?? {}
  const start = asSchema(properties['start']) ?? {}
  expect(start).toMatchObject({
    'x-role': 'start',
    'x-unit': 'utf-16-code-unit',
    'x-of': '/context',
  })
  expect(fieldRoleOf(start)).toEqual({ role: 'start', unit: 'utf-16-code-unit', of: '/context' })
  expect(fieldRoleOf({ 'x-role': 'unheard of' })).toBeUndefined()
  expect(fieldRoleOf({ type: 'number' })).toBeUndefined()
})

test('media are told by x-media, not by a role', () => {
  const places = TASK_IDS.flatMap(outputsOf).flatMap((schema) => placesOf(schema))
  const media = places.filter(({ part }) => mediaKindOf(part) !== undefined)
  expect(media.length).toBeGreaterThan(15)
  for (const { part } of media) {
    expect([undefined, 'mask']).toContain(fieldRoleOf(part)?.role)
    expect(isRecord(part)).toBe(true)
  }
})
