import { AutoModelForAudioClassification, PreTrainedModel } from '@huggingface/transformers'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { always, describeIneffective } from '../../effects.ts'
import { inChunks } from '../../inChunks.ts'
import { rank, toScores, type ScoreFunction } from '../../scores.ts'
import { loadParts } from '../loadParts.ts'
import { labelsOf, type ModelConfig } from '../readModelConfig.ts'
import { readLogits } from '../readLogits.ts'
import { describeCutSounds, loadSoundReader } from '../sounds/loadSoundReader.ts'

const RULES = { top_k: always, function_to_apply: always }
/** Types that transformers.js has no class for, and whose graphs are run as they are. */
const OTHER_TYPES = ['whisper', 'data2vec-audio', 'sew', 'sew-d', 'wav2vec2-conformer']

function refusal(modelType: string): string | undefined {
  return AutoModelForAudioClassification.supports(modelType) || OTHER_TYPES.includes(modelType)
    ? undefined
    : `transformers.js has no audio-classification model of the type "${modelType}"`
}

/** The score function, as Transformers' AudioClassificationPipeline chooses it. */
function defaultFunction({ problem_type }: ModelConfig): ScoreFunction {
  if (problem_type === 'regression') return 'none'
  return problem_type === 'multi_label_classification' ? 'sigmoid' : 'softmax'
}

/**
 * Runs audio-classification: the audio spectrogram transformer, Wav2Vec2, HuBERT, WavLM, the encoder
 * of Whisper and their kin.
 */
export default defineAdapter<'audio-classification'>({
  async load(spec, options) {
    const { parts, config, memoryBytes } = await loadParts(spec, options, {
      refusal,
      read: (location, _files, session) =>
        Promise.all([
          loadSoundReader(location, session),
          PreTrainedModel.from_pretrained(location, session),
        ]),
    })
    const [reader, model] = parts

    return {
      memoryBytes,

      async run({ inputs, parameters, signal }) {
        const { top_k = 5, function_to_apply = defaultFunction(config) } = parameters
        const outputs = await inChunks(inputs, { size: 1, signal }, async (chunk) => {
          const rows: number[][] = []
          for (const sound of chunk) {
            rows.push(...readLogits(await model(await reader.featuresOf(reader.samplesOf(sound)))))
          }
          return rows.map((logits) =>
            rank(labelsOf(config, logits.length), toScores(logits, function_to_apply), top_k),
          )
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
