import { AutoTokenizer, ClapModel, Tensor } from '@huggingface/transformers'
import * as z from 'zod/mini'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { ModelOutputError } from '../../../errors.ts'
import { always, describeIneffective } from '../../effects.ts'
import { inChunks } from '../../inChunks.ts'
import { rank, softmax } from '../../scores.ts'
import { loadParts } from '../loadParts.ts'
import { describeCutSounds, loadSoundReader } from '../sounds/loadSoundReader.ts'
import { longestInput } from '../texts/positionLimit.ts'

const RULES = { candidate_labels: always, hypothesis_template: always }
const scored = z.looseObject({ logits_per_audio: z.instanceof(Tensor) })

function refusal(modelType: string): string | undefined {
  return modelType === 'clap' ? undefined : `it runs models of the type "clap", not "${modelType}"`
}

/** How near the sound is to each of the texts. */
function readScores(output: unknown, count: number): number[] {
  const { success, data } = z.safeParse(scored, output)
  const numbers = success ? Array.from(data.logits_per_audio.data, Number) : []
  if (numbers.length !== count || !numbers.every(Number.isFinite)) {
    throw new ModelOutputError(
      `expected logits_per_audio with a number for each of ${count} labels`,
    )
  }
  return numbers
}

/** Runs zero-shot-audio-classification with CLAP. */
export default defineAdapter<'zero-shot-audio-classification'>({
  async load(spec, options) {
    const { parts, config, memoryBytes } = await loadParts(spec, options, {
      refusal,
      read: (location, files, session) =>
        Promise.all([
          AutoTokenizer.from_pretrained(location, files),
          loadSoundReader(location, session),
          ClapModel.from_pretrained(location, session),
        ]),
    })
    const [tokenizer, reader, model] = parts
    const limit = longestInput(tokenizer, config)
    const max_length = Number.isFinite(limit) ? limit : null

    return {
      memoryBytes,

      async run({ inputs, parameters, signal }) {
        const { candidate_labels, hypothesis_template = 'This is a sound of {}.' } = parameters
        const texts = candidate_labels.map((label) =>
          hypothesis_template.replaceAll('{}', () => label),
        )
        const encoded = tokenizer(texts, { padding: true, truncation: true, max_length })
        const outputs = await inChunks(inputs, { size: 1, signal }, async ([sound]) => {
          if (sound === undefined) return []
          const heard = await reader.featuresOf(reader.samplesOf(sound))
          const logits = readScores(await model({ ...encoded, ...heard }), texts.length)
          return [rank(candidate_labels, softmax(logits), null)]
        })
        const warnings = [
          ...describeIneffective(parameters, RULES),
          ...describeCutSounds(inputs, reader),
        ]
        return { outputs, warnings }
      },

      dispose: async () => void (await model.dispose()),
    }
  },
})
