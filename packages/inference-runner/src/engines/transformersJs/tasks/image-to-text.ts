import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { describeIneffective } from '../../effects.ts'
import { inChunks } from '../../inChunks.ts'
import {
  generationRules,
  mergeSettings,
  requestedSettings,
} from '../generation/generationSettings.ts'
import { writeAnswer } from '../generation/seq2seq.ts'
import { loadVisionText } from '../generation/visionText.ts'

const TASK = 'image-to-text'

/** Runs image-to-text with models that have an encoder of images and a decoder of text. */
export default defineAdapter<typeof TASK>({
  async load(spec, options) {
    const { textModel, memoryBytes, read } = await loadVisionText(spec, options)

    return {
      memoryBytes,

      async run({ inputs, parameters, signal }) {
        const settings = mergeSettings(requestedSettings(TASK, parameters), textModel.defaults)
        const found = new Set<string>()
        const outputs = await inChunks(inputs, { size: 1, signal }, async (images) => {
          const [image] = images
          if (image === undefined) return []
          const call = { task: TASK, parameters, signal, inputs: await read(image) } as const
          const { texts, warnings } = await writeAnswer(textModel, call)
          for (const warning of warnings) found.add(warning)
          return [{ generated_text: texts[0] ?? '' }]
        })
        const rules = generationRules(parameters, settings)
        return { outputs, warnings: [...describeIneffective(parameters, rules), ...found] }
      },

      dispose: async () => void (await textModel.model.dispose()),
    }
  },
})
