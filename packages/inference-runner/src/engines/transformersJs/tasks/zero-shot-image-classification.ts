import { AutoTokenizer, Tensor } from '@huggingface/transformers'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { always, describeIneffective } from '../../effects.ts'
import { inImageBatches } from '../../images/inImageBatches.ts'
import { ImageProcessor } from '../../images/ImageProcessor.ts'
import { stackImages } from '../../images/stackImages.ts'
import { rank, toScores } from '../../scores.ts'
import { graphsOf } from '../loadImageModel.ts'
import { loadParts } from '../loadParts.ts'
import { itemsOf, readTensor } from '../readTensor.ts'
import { longestInput } from '../texts/positionLimit.ts'

const RULES = { candidate_labels: always, hypothesis_template: always }
const MODELS = graphsOf([
  'clip',
  'chinese_clip',
  'jina_clip',
  'siglip',
  'siglip2',
  'align',
  'altclip',
])
/** Tokens that SigLIP pads every text to. */
const SIGLIP_LENGTH = 64

/**
 * Runs zero-shot-image-classification with models that compare images with texts: one graph that takes
 * `input_ids`, `attention_mask` (if it declares it) and `pixel_values`, and gives `logits_per_image`.
 */
export default defineAdapter<'zero-shot-image-classification'>({
  async load(spec, options) {
    const { parts, config, memoryBytes } = await loadParts(spec, options, {
      refusal: (type) =>
        MODELS.supports(type) ? undefined : `it compares no images with texts in a "${type}"`,
      read: async (location, files, session) => {
        const processor = await ImageProcessor.load(spec.id, location, files)
        const tokenizer = await AutoTokenizer.from_pretrained(location, files)
        return { processor, tokenizer, model: await MODELS.from_pretrained(location, session) }
      },
    })
    const { processor, tokenizer, model } = parts
    for (const warning of processor.warnings) options.onWarning?.(warning)
    const isSiglip = config.model_type.startsWith('siglip')
    const limit = longestInput(tokenizer, config)
    const max_length = isSiglip ? SIGLIP_LENGTH : Number.isFinite(limit) ? limit : null

    function encode(texts: readonly string[]): Record<string, Tensor> {
      const encoded = tokenizer([...texts], {
        padding: isSiglip ? 'max_length' : true,
        truncation: true,
        max_length,
      })
      return { ...encoded }
    }

    return {
      memoryBytes,

      async run({ inputs, parameters, signal }) {
        const { candidate_labels, hypothesis_template = 'This is a photo of {}.' } = parameters
        const texts = candidate_labels.map((label) =>
          hypothesis_template.replace('{}', () => label),
        )
        const encoded = encode(texts)
        const outputs = await inImageBatches(inputs, { processor, signal }, async (batch) => {
          const output: unknown = await model({ ...encoded, ...stackImages(batch) })
          const rows = itemsOf(readTensor(output, { names: ['logits_per_image'], rank: 2 }))
          return rows.map(({ data }) =>
            rank(
              candidate_labels,
              toScores(Array.from(data), isSiglip ? 'sigmoid' : 'softmax'),
              null,
            ),
          )
        })
        return { outputs, warnings: describeIneffective(parameters, RULES) }
      },

      dispose: async () => void (await model.dispose()),
    }
  },
})
