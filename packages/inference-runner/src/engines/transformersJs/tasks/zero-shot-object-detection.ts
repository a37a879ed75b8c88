import { AutoModelForZeroShotObjectDetection, AutoTokenizer } from '@huggingface/transformers'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { always, describeIneffective } from '../../effects.ts'
import { boxInPixels, describeThreshold } from '../../images/detections.ts'
import { ImageProcessor } from '../../images/ImageProcessor.ts'
import { inImageBatches } from '../../images/inImageBatches.ts'
import { stackImages } from '../../images/stackImages.ts'
import { loadParts } from '../loadParts.ts'
import { itemsOf, readTensor } from '../readTensor.ts'

const RULES = {
  candidate_labels: always,
  hypothesis_template: always,
  threshold: always,
  top_k: always,
}
const MODEL_TYPES = ['owlvit', 'owlv2']
/** Tokens that OwlViT reads of a text. */
const LONGEST_TEXT = 16

/**
 * Runs zero-shot-object-detection with OwlViT and OWLv2: every label is looked for by itself, as
 * Transformers' ZeroShotObjectDetectionPipeline does; all boxes come best first.
 */
export default defineAdapter<'zero-shot-object-detection'>({
  async load(spec, options) {
    const { parts, config, memoryBytes } = await loadParts(spec, options, {
      refusal: (type) =>
        MODEL_TYPES.includes(type)
          ? undefined
          : `it runs models of the types ${MODEL_TYPES.join(' and ')} for it, not "${type}"; Grounding DINO reads all labels as one text, which this engine does not do`,
      read: async (location, files, session) => {
        const processor = await ImageProcessor.load(spec.id, location, files)
        const tokenizer = await AutoTokenizer.from_pretrained(location, files)
        const model = await AutoModelForZeroShotObjectDetection.from_pretrained(location, session)
        return { processor, tokenizer, model }
      },
    })
    const { processor, tokenizer, model } = parts
    for (const warning of processor.warnings) options.onWarning?.(warning)
    const isPaddedSquare = config.model_type === 'owlv2'

    return {
      memoryBytes,

      async run({ inputs, parameters, signal }) {
        const {
          candidate_labels,
          hypothesis_template = '{}',
          threshold = 0.1,
          top_k = Infinity,
        } = parameters
        const texts = candidate_labels.map((label) =>
          hypothesis_template.replace('{}', () => label),
        )
        const encoded = tokenizer(texts, {
          padding: true,
          truncation: true,
          max_length: LONGEST_TEXT,
        })
        const outputs = await inImageBatches(inputs, { processor, signal }, async (batch) => {
          const results = []
          // The graph takes as many groups of texts as images; one image needs one.
          for (const image of batch) {
            signal.throwIfAborted()
            const output: unknown = await model({ ...encoded, ...stackImages([image]) })
            const [logits] = itemsOf(readTensor(output, { names: ['logits'], rank: 3 }))
            const [boxes] = itemsOf(readTensor(output, { names: ['pred_boxes'], rank: 3 }))
            const { width, height } = image.original
            const side = Math.max(width, height)
            const size = isPaddedSquare ? { width: side, height: side } : { width, height }
            const [patches = 0, labels = 0] = logits?.dims ?? []
            const found = candidate_labels.flatMap((label, column) =>
              Array.from({ length: patches }, (_, patch) => {
                const logit = logits?.data[patch * labels + column] ?? 0
                return { patch, label, score: 1 / (1 + Math.exp(-logit)) }
              }).filter(({ score }) => score > threshold),
            )
            results.push(
              found
                .toSorted((a, b) => b.score - a.score)
                .slice(0, top_k)
                .map(({ patch, label, score }) => ({
                  label,
                  score,
                  box: boxInPixels(boxes?.data ?? new Float32Array(), patch, size),
                })),
            )
          }
          return results
        })
        return {
          outputs,
          warnings: [
            ...describeIneffective(parameters, RULES),
            ...describeThreshold(parameters.threshold, threshold),
          ],
        }
      },

      dispose: async () => void (await model.dispose()),
    }
  },
})
