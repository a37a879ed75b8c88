import type { TaskParameters } from '@taskmesh/tasks'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { always, describeIneffective, onlyIf } from '../../effects.ts'
import { SentenceModel } from '../texts/SentenceModel.ts'
import { sentenceTextAbility } from '../texts/textAbility.ts'
import type { Pooling } from '../texts/sentenceSettings.ts'

const TASK = 'feature-extraction'

const POOLINGS = {
  none: null,
  mean: 'mean',
  cls: 'cls',
  first_token: 'cls',
  eos: 'lasttoken',
  last_token: 'lasttoken',
} as const satisfies Record<NonNullable<TaskParameters<typeof TASK>['pooling']>, Pooling | null>

/** Runs feature-extraction with models that make vectors of tokens, or of texts. */
export default defineAdapter<typeof TASK>({
  async load(spec, options) {
    const sentenceModel = await SentenceModel.load(spec, options, TASK)
    const { settings, model } = sentenceModel
    const isWhole = settings.isSentenceModel || model.outputNames.includes('sentence_embedding')
    const rules = {
      pooling: always,
      normalize: always,
      prompt_name: always,
      dimensions: always,
      truncate: always,
      truncation_direction: onlyIf(
        sentenceModel.limit !== Infinity,
        'this model reads texts of any length',
        'right',
      ),
    }

    return {
      memoryBytes: model.memoryBytes,
      joinsCalls: true,
      text: sentenceTextAbility(sentenceModel),

      async run({ inputs, parameters, signal }) {
        const { normalize, dimensions, prompt_name, truncate, truncation_direction } = parameters
        const asked = parameters.pooling && POOLINGS[parameters.pooling]
        // Transformers' pipeline gives a vector for each token; a sentence model says what to do.
        const pooling = asked === undefined && !isWhole ? null : asked
        const { vectors, warnings } = await sentenceModel.embed(inputs, {
          pooling,
          normalize,
          dimensions,
          truncate,
          truncation_direction,
          prompt: sentenceModel.promptOf(prompt_name),
          pathOf: (index) => (inputs.length === 1 ? 'inputs' : `inputs[${index}]`),
          signal,
        })
        const outputs = vectors.map((own) => (pooling === null ? own : (own[0] ?? [])))
        return { outputs, warnings: [...describeIneffective(parameters, rules), ...warnings] }
      },

      dispose: model.dispose,
    }
  },
})
