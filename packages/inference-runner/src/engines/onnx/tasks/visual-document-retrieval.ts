import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { DecodedImage } from '../../../engine/decodedImage.ts'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import type { HuggingFaceSpec, OnnxFileSpec } from '../../../engine/modelSpec.ts'
import { ModelLoadError } from '../../../errors.ts'
import { always, describeIneffective } from '../../effects.ts'
import { readImageSteps } from '../folder/readImageSteps.ts'
import { loadTextEncoder } from '../folder/loadTextEncoder.ts'
import { finiteNumbers } from '../finiteNumbers.ts'
import { imageValues } from '../imageValues.ts'
import { lateInteraction, toVectors, type Vectors } from '../retrieval/lateInteraction.ts'
import { SignedGraph } from '../SignedGraph.ts'
import { applySteps } from '../steps/applySteps.ts'
import { fitImageSteps } from '../steps/fitImageSteps.ts'
import type { Values } from '../values.ts'

const PAGE = 'page'
/** What the two graphs are called: those of pages, and those of queries. */
const PAGE_FILES = ['page_model.onnx', 'vision_model.onnx']
const QUERY_FILES = ['query_model.onnx', 'text_model.onnx']
const SUBFOLDERS = ['onnx', '']

function findGraph(folder: string, names: readonly string[], id: string): string {
  const paths = SUBFOLDERS.flatMap((subfolder) =>
    names.map((name) => join(folder, subfolder, name)),
  )
  const found = paths.find((path) => existsSync(path))
  if (found !== undefined) return found
  throw new ModelLoadError(
    id,
    `${names[0]} is missing in ${folder}: the model is two graphs, ${PAGE_FILES[0]} for pages and ${QUERY_FILES[0]} for queries.`,
  )
}

function folderOf(spec: HuggingFaceSpec | OnnxFileSpec): string {
  if (spec.kind === 'hugging-face') return spec.location
  return spec.path.endsWith('.onnx') ? dirname(spec.path) : spec.path
}

/**
 * Runs visual-document-retrieval with two graphs in one folder: `page_model.onnx` makes vectors of the
 * image of a page, `query_model.onnx` of the tokens of a query. Of models with many vectors (ColPali,
 * ColQwen) a page's score is the sum, over the query's vectors, of the greatest dot product with one of
 * the page's; of models with one vector it is their cosine.
 *
 * Beside them lie `tokenizer.json`, `tokenizer_config.json` and `preprocessor_config.json`. The
 * signature of the query's graph can have `queryPrefix` and `querySuffix`; constant inputs, such as the
 * prompt that ColPali puts after a page, are declared in the signature of the page's.
 */
export default defineAdapter<'visual-document-retrieval', 'hugging-face' | 'onnx-file'>({
  async load(spec) {
    const { id, task, threads } = spec
    const folder = folderOf(spec)
    const graphSpec = (names: readonly string[]): OnnxFileSpec => {
      return { kind: 'onnx-file', id, task, threads, path: findGraph(folder, names, id) }
    }
    const pageSpec = graphSpec(PAGE_FILES)
    const encoder = await loadTextEncoder(graphSpec(QUERY_FILES), folder)
    const pages = await SignedGraph.load(pageSpec, () => PAGE)
    const output = pages.outputFor('embeddings')
    const steps = await readImageSteps({ ...pageSpec, path: folder })
    const fit =
      steps === undefined ? fitImageSteps(pages, PAGE) : (page: Values) => applySteps(page, steps)

    async function pageVectors(image: DecodedImage): Promise<Vectors> {
      const { outputs } = await pages.run(
        { [PAGE]: fit(imageValues(image)) },
        { outputs: [output.name] },
      )
      const values = outputs[output.name]
      return toVectors(finiteNumbers(values, output.name), values?.dims ?? [])
    }

    return {
      memoryBytes: pages.memoryBytes + encoder.memoryBytes,

      async run({ inputs, parameters, signal }) {
        const { top_k = Infinity } = parameters
        const outputs = []
        const warnings = describeIneffective(parameters, { top_k: always })
        for (const { query, images } of inputs) {
          const asked = await encoder.vectorsOf(query)
          warnings.push(...asked.warnings)
          const scored = []
          for (const [index, image] of images.entries()) {
            signal.throwIfAborted()
            scored.push({ index, score: lateInteraction(asked.vectors, await pageVectors(image)) })
          }
          outputs.push(scored.toSorted((a, b) => b.score - a.score).slice(0, top_k))
        }
        return { outputs, warnings }
      },

      async dispose() {
        await Promise.all([pages.dispose(), encoder.dispose()])
      },
    }
  },
})
