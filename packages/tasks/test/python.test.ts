import { describe, expect, test } from 'vitest'
import { definitionLines } from '../scripts/python/definition.ts'
import { inOrder } from '../scripts/python/inOrder.ts'
import { pythonModules } from '../scripts/python/modules.ts'
import { typeOf, UnknownSchemaError } from '../scripts/python/typeOf.ts'
import { pythonVersion } from '../scripts/python/version.ts'
import { TASK_IDS } from '../src/index.ts'
import { componentName, registryJsonSchema } from '../src/jsonSchema/index.ts'

describe('the modules of the Python package', () => {
  const modules = pythonModules()

  test('have every definition of the registry once, after those that it refers to', () => {
    const names = [
      ...(modules['models.py'] ?? '').matchAll(/^(?:class )?([A-Z]\w+)(?:\(|: Type)/gm),
    ]
    const found = names.map(([, name]) => name)
    expect(found.toSorted()).toEqual(Object.keys(registryJsonSchema().$defs).toSorted())
    expect(found).toEqual(inOrder(registryJsonSchema().$defs).map(([name]) => name))
  })

  test.each(TASK_IDS)('%s: both functions are typed', (task) => {
    const name = componentName(task)
    const parse = modules['_parse.py']
    expect(parse).toContain(`(task: Literal["${task}"], value: object) -> models.${name}Request`)
    expect(parse).toContain(`(task: Literal["${task}"], value: object) -> models.${name}Output`)
    expect(modules['_tasks.py']).toContain(`"${task}": Call(models.${name}Request`)
  })
})

describe('a schema in Python', () => {
  test.each([
    [{ type: 'string' }, 'Text'],
    [{ type: 'string', minLength: 1 }, 'Annotated[Text, length(1, None)]'],
    [{ type: 'string', enum: ['a', 'b'] }, 'Literal["a", "b"]'],
    [{ type: 'integer', minimum: 1, maximum: 5 }, 'Annotated[Integer, Field(ge=1, le=5)]'],
    [{ type: 'number', exclusiveMinimum: 0 }, 'Annotated[Number, Field(gt=0)]'],
    [{ type: ['number', 'null'] }, 'Number | None'],
    [{ anyOf: [{ $ref: '#/$defs/Point' }, { type: 'null' }] }, 'Point | None'],
    [{ type: 'array', items: { type: 'boolean' } }, 'Annotated[list[StrictBool], Strict()]'],
    [
      { type: 'object', additionalProperties: { type: 'array' }, 'x-same-length': true },
      'Annotated[dict[Text, Annotated[list[Any], Strict()]], Strict(), SAME_LENGTH]',
    ],
  ] as const)('%j', (schema, type) => {
    expect(typeOf(schema as Parameters<typeof typeOf>[0])).toBe(type)
  })

  test('that has a field by a name that pydantic needs gets an alias', () => {
    const properties = { schema: { type: 'string' }, kind: { type: 'null' } } as const
    expect(definitionLines('Form', { type: 'object', properties, required: ['schema'] })).toEqual([
      'class Form(TaskModel):',
      '    model_config = ConfigDict(extra="ignore")',
      '    schema_: Text = Field(alias="schema")',
      '    kind: None = None',
    ])
  })

  test('that refers to itself, or has a form without a type, is refused', () => {
    const list = { type: 'array', items: { $ref: '#/$defs/List' } } as const
    expect(() => inOrder({ List: list })).toThrow('refers to itself')
    expect(() => typeOf({ type: 'array', prefixItems: [{ type: 'null' }] })).toThrow(
      UnknownSchemaError,
    )
    expect(() => definitionLines('A', { properties: { 'a-b': {} } })).toThrow(UnknownSchemaError)
  })
})

describe('a version in Python', () => {
  test.each([
    ['1.2.0', '1.2.0'],
    ['1.2.0-alpha.0', '1.2.0a0'],
    ['1.2.0-beta.3', '1.2.0b3'],
    ['1.2.0-rc.1', '1.2.0rc1'],
  ])('%s is %s', (version, python) => {
    expect(pythonVersion({ version })).toBe(python)
  })

  test.each(['1.2', '1.2.0-canary', '1.2.0-canary.4'])('%s is none', (version) => {
    expect(() => pythonVersion({ version })).toThrow('Expected a version')
  })
})
