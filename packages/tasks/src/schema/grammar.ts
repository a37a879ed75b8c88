import * as z from 'zod/mini'
import { named, optional, required } from './describe.ts'
import { text } from './text.ts'

const jsonSchema = z.looseObject({})

/** What a text must look like, for servers that let the model write nothing else. */
export const grammar = optional(
  'The form that the text must have. Default: any text.',
  named(
    'Grammar',
    'The form that a text must have.',
    z.discriminatedUnion(
      'type',
      [
        z.looseObject({
          type: required('JSON of a shape.', z.literal('json')),
          value: required(
            'The shape as JSON Schema, as an object or as a string that holds one.',
            z.union([text, jsonSchema], { error: 'a JSON Schema, or a string that holds one' }),
          ),
        }),
        z.looseObject({
          type: required('Text that fits a pattern.', z.literal('regex')),
          value: required('The pattern as a regular expression.', text),
        }),
        z.looseObject({
          type: required('JSON of a shape that has a name.', z.literal('json_schema')),
          value: required(
            'The shape and its name.',
            z.looseObject({
              name: optional(
                'Name of the shape. Default: none.',
                z.string().check(z.minLength(1), z.maxLength(100)),
              ),
              schema: required('The shape as JSON Schema.', jsonSchema),
            }),
          ),
        }),
      ],
      { error: 'a grammar whose type is "json", "regex" or "json_schema"' },
    ),
  ),
)
