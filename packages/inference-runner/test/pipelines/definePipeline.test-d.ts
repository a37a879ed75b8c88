import {
  definePipeline,
  type DecodedImage,
  type PipelineCall,
} from '@taskmesh/inference-runner/pipeline'
import { expectTypeOf, test } from 'vitest'

test('inputs, parameters and outputs are those of the task, and media are decoded', () => {
  definePipeline<'object-detection'>({
    run({ inputs, parameters, signal }) {
      expectTypeOf(inputs).toEqualTypeOf<readonly DecodedImage[]>()
      expectTypeOf(parameters.threshold).toEqualTypeOf<number | undefined>()
      expectTypeOf(signal).toEqualTypeOf<AbortSignal>()
      const box = { xmin: 0, ymin: 0, xmax: 1, ymax: 1 }
      return { outputs: inputs.map(() => [{ label: 'cat', score: 1, box }]) }
    },
  })
})

test('run gets what load returned', () => {
  definePipeline<'text-classification', { labels: string[] }>({
    async load(folder) {
      return { labels: [folder] }
    },
    run({ model }) {
      expectTypeOf(model).toEqualTypeOf<{ labels: string[] }>()
      return { outputs: [] }
    },
  })
  expectTypeOf<PipelineCall<'translation'>['model']>().toEqualTypeOf<undefined>()
})

test('error: outputs of another task, and a model that nothing loads, do not compile', () => {
  definePipeline<'translation'>({
    // @ts-expect-error a translation has a translation_text
    run: () => ({ outputs: [{ summary_text: 'a' }] }),
  })
  // @ts-expect-error load is due for a model
  definePipeline<'translation', { words: string[] }>({
    run: ({ model }) => ({ outputs: [{ translation_text: model.words.join(' ') }] }),
  })
})
