import { describe, expect, test } from 'vitest'
import { isTaskId } from '../src/registry/index.ts'
import type { ZodTaskSchema } from '../src/schema/taskSchema.ts'
import { ZOD_SCHEMAS } from '../src/zod/index.ts'
import { DEPARTURES, type Departure } from './specs/departures.ts'
import { fieldPaths, within } from './specs/fieldPaths.ts'
import { pathsOfSpec, SPECIFIED } from './specs/huggingFaceSpecs.ts'
import { pathsOfTask } from './specs/taskPaths.ts'

function schemaOf(id: string): ZodTaskSchema {
  if (!isTaskId(id)) throw new Error(`${id} has a spec, and no folder in src/tasks with a schema.`)
  return ZOD_SCHEMAS[id]
}

function departuresOf(id: string): readonly Departure[] {
  return DEPARTURES[id] ?? []
}

/** Whether a path is a place or below it. */
function isAt(path: string, place: string): boolean {
  return path.startsWith(place) && /^($|[.[{=])/.test(path.slice(place.length))
}

function departureOf(id: string, path: string): Departure | undefined {
  return departuresOf(id).find(({ theirs }) => isAt(path, theirs))
}

/** Whether our schema has a place. A string that takes anything takes each value of an enumeration. */
function has(ours: ReadonlySet<string>, path: string): boolean {
  return ours.has(path) || ours.has(path.replace(/=.*$/, '=*'))
}

/** The places of a task's specs that our schema does not have, where a departure says so elsewhere. */
function missing(id: string): string[] {
  const ours = pathsOfTask(schemaOf(id))
  return pathsOfSpec(id).filter((path) => {
    const departure = departureOf(id, path)
    if (departure === undefined) return !has(ours, path)
    if (departure.ours === undefined) return false
    return !has(ours, departure.ours + path.slice(departure.theirs.length))
  })
}

test('Hugging Face has specs of the tasks that this compares', () => {
  expect(SPECIFIED.length).toBeGreaterThanOrEqual(32)
})

describe.each(SPECIFIED)('%s', (id) => {
  test('has every field and every value that the specs of Hugging Face have', () => {
    expect(missing(id), 'add them to schema.ts, or a reason to test/specs/departures.ts').toEqual(
      [],
    )
  })

  test('departs from the specs only where it has to', () => {
    const [theirs, ours] = [pathsOfSpec(id), pathsOfTask(schemaOf(id))]
    for (const departure of departuresOf(id)) {
      const there = theirs.filter((path) => departureOf(id, path) === departure)
      expect(there, `${departure.theirs} is in no spec`).not.toEqual([])
      if (departure.ours === undefined) {
        const kept = there.filter((path) => has(ours, path))
        expect(kept, `${departure.theirs} is in the schema after all`).toEqual([])
      }
    }
  })
})

test('a departure is of a task that has a spec', () => {
  expect(Object.keys(DEPARTURES).filter((id) => !SPECIFIED.includes(id))).toEqual([])
})

test('fields are found in all parts of a schema', () => {
  const schema = {
    $defs: { Tree: { properties: { left: { $ref: '#/$defs/Tree' }, name: { type: 'string' } } } },
    allOf: [{ properties: { a: { type: ['string', 'null'] } } }],
    properties: {
      list: { items: { anyOf: [{ enum: ['x', 1] }, { properties: { b: {} } }] } },
      pair: { prefixItems: [{ const: 'left' }, { type: 'number' }] },
      map: { additionalProperties: { type: 'number' } },
      tree: { $ref: '#/$defs/Tree' },
    },
  }
  expect([...fieldPaths(schema, within(schema), '')].toSorted()).toEqual(
    [
      '',
      'a',
      'a=*',
      'list',
      'list[]',
      'list[]=x',
      'list[].b',
      'map',
      'map{}',
      'pair',
      'pair[]',
      'pair[]=left',
      'tree',
      'tree.left',
      'tree.name',
      'tree.name=*',
    ].toSorted(),
  )
})
