import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { always, describeIneffective } from '../../effects.ts'
import { inChunks } from '../../inChunks.ts'
import { rank, toScores } from '../../scores.ts'
import { finiteNumbers } from '../finiteNumbers.ts'
import { imageValues } from '../imageValues.ts'
import { SignedGraph } from '../SignedGraph.ts'
import { fitImageSteps } from '../steps/fitImageSteps.ts'

const RULES = { top_k: always, confidence_threshold: always, function_to_apply: always }

/**
 * Runs image-classification with bare graphs, such as torchvision's and ONNX Model Zoo's. The signature
 * says how pixels become numbers (`resize`, `center-crop`, `scale`, `standardize`) and has the `labels`.
 * Without steps, images are resized to what the graph takes and come as numbers from 0 to 1.
 */
export default defineAdapter<'image-classification', 'hugging-face' | 'onnx-file'>({
  async load(spec) {
    const signed = await SignedGraph.load(spec, () => 'image')
    const output = signed.outputFor('scores')
    const fit = fitImageSteps(signed, 'image')

    return {
      memoryBytes: signed.memoryBytes,

      async run({ inputs, parameters, signal }) {
        const {
          top_k = 5,
          confidence_threshold = -Infinity,
          function_to_apply = 'softmax',
        } = parameters
        const outputs = await inChunks(inputs, { size: 1, signal }, async (images) => {
          const [image] = images
          if (image === undefined) return []
          const sources = { image: fit(imageValues(image)) }
          const { outputs: results } = await signed.run(sources, { outputs: [output.name] })
          const logits = finiteNumbers(results[output.name], output.name)
          const names = logits.map((_, index) =>
            String(signed.signature.labels?.[index] ?? `LABEL_${index}`),
          )
          const classes = rank(names, toScores(logits, function_to_apply), top_k)
          return [classes.filter(({ score }) => score >= confidence_threshold)]
        })
        return { outputs, warnings: describeIneffective(parameters, RULES) }
      },

      dispose: () => signed.dispose(),
    }
  },
})
