import type { Logger, ModelOption, TaskPiece } from '@taskmesh/inference-runner'
import pino from 'pino'
import { expectTypeOf, test } from 'vitest'
import * as z from 'zod/mini'
import type { DecodedImage } from '../src/engine/decodedImage.ts'
import { defineAdapter } from '../src/engine/defineAdapter.ts'
import type { SpecOf } from '../src/engine/modelSpec.ts'
import { exactSchema } from '../src/hosts/exactSchema.ts'

const dispose = async () => {}

test('a pino logger is a logger as it is', () => {
  expectTypeOf(pino()).toExtend<Logger>()
})

test('an adapter gets decoded media and parameters of its task, and gives its outputs', () => {
  defineAdapter<'object-detection'>({
    async load(spec) {
      expectTypeOf(spec).toEqualTypeOf<SpecOf<'hugging-face'>>()
      return {
        async run({ inputs, parameters }) {
          expectTypeOf(inputs).toEqualTypeOf<readonly DecodedImage[]>()
          expectTypeOf(parameters.threshold).toEqualTypeOf<number | undefined>()
          const box = { xmin: 0, ymin: 0, xmax: 1, ymax: 1 }
          return { outputs: inputs.map(() => [{ label: 'a', score: 1, box }]), warnings: [] }
        },
        dispose,
      }
    },
  })
  defineAdapter<'visual-question-answering', 'custom-pipeline'>({
    async load(spec) {
      expectTypeOf(spec.path).toEqualTypeOf<string>()
      return {
        async run({ inputs }) {
          expectTypeOf(inputs).toEqualTypeOf<readonly { image: DecodedImage; question: string }[]>()
          return { outputs: [[{ answer: 'a', score: 1 }]], warnings: [] }
        },
        dispose,
      }
    },
  })
})

test('error: outputs and pieces of another task do not compile', () => {
  defineAdapter<'translation'>({
    // @ts-expect-error a translation has a translation_text
    load: async () => ({
      run: async () => ({ outputs: [{ summary_text: 'a' }], warnings: [] }),
      dispose,
    }),
  })
  expectTypeOf<TaskPiece<'translation'>>().toBeNever()
  expectTypeOf<TaskPiece<'text-generation'>['token']['text']>().toEqualTypeOf<string>()
})

test('error: a message that lacks a field of the contract, or has another, does not compile', () => {
  interface Answer {
    outputs: unknown[]
    warnings?: string[] | undefined
  }
  const outputs = z.array(z.unknown())
  const warnings = z.optional(z.array(z.string()))
  exactSchema<Answer>()(z.object({ outputs, warnings }))
  // @ts-expect-error the optional field would be dropped in silence
  exactSchema<Answer>()(z.object({ outputs }))
  // @ts-expect-error there is no such field
  exactSchema<Answer>()(z.object({ outputs, warnings, ms: z.number() }))
})

test('error: a model of one kind with facts of another does not compile', () => {
  const base = { task: 'translation', id: 'a/b' } as const
  expectTypeOf({ ...base, path: '/a' }).toExtend<ModelOption>()
  expectTypeOf({
    ...base,
    kind: 'remote-endpoint',
    path: '/a',
  } as const).not.toExtend<ModelOption>()
})
