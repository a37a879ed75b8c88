import type { DecodedVideo } from '../../../engine/decodedVideo.ts'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { always, describeIneffective, onlyIf } from '../../effects.ts'
import { inChunks } from '../../inChunks.ts'
import { rank, toScores } from '../../scores.ts'
import { readImageSteps } from '../folder/readImageSteps.ts'
import { readLabels } from '../folder/readLabels.ts'
import { finiteNumbers } from '../finiteNumbers.ts'
import { imageValues } from '../imageValues.ts'
import { SignedGraph } from '../SignedGraph.ts'
import { applySteps } from '../steps/applySteps.ts'
import { fitImageSteps } from '../steps/fitImageSteps.ts'
import { numbersOf, type Values } from '../values.ts'

const FRAMES = 'frames'
/** What VideoMAE, TimeSformer and most others were trained with. */
const FRAME_COUNT = 16

/** Puts frames of one size together: frames × height × width × channels. */
function stack(frames: readonly Values[]): Values {
  const [{ dims } = { dims: [] }] = frames
  const size = frames[0]?.data.length ?? 0
  const data = new Float64Array(frames.length * size)
  for (const [index, frame] of frames.entries()) data.set(numbersOf(frame), index * size)
  return { dims: [frames.length, ...dims], data }
}

/**
 * Which frames are looked at, as Transformers' pipeline has it: so many from the beginning, every n-th.
 * A video that is shorter ends with its last frame.
 */
function chooseFrames({ frames }: DecodedVideo, count: number, rate: number): number[] {
  const last = frames.length - 1
  const end = count * rate - 1
  return Array.from({ length: count }, (_, index) =>
    Math.min(last, count === 1 ? 0 : Math.trunc((index * end) / (count - 1))),
  )
}

/**
 * Runs video-classification with graphs that take `pixel_values` of `[1, frames, 3, height, width]`
 * (VideoMAE, TimeSformer, ViViT as exported to ONNX). In a folder of the Hugging Face layout,
 * `preprocessor_config.json` says how frames become numbers, and `config.json` has the labels and the number of frames.
 */
export default defineAdapter<'video-classification', 'hugging-face' | 'onnx-file'>({
  async load(spec) {
    const signed = await SignedGraph.load(spec, () => FRAMES)
    const output = signed.outputFor('logits')
    const { labels, frameCount } = await readLabels(spec)
    const steps = await readImageSteps(spec)
    const fit =
      steps === undefined
        ? fitImageSteps(signed, FRAMES)
        : (frame: Values) => applySteps(frame, steps)
    const { shape } = signed.inputs.find(({ from }) => from.includes(FRAMES))?.info ?? { shape: [] }
    const fixed = shape.length === 5 ? (shape[1] ?? undefined) : undefined
    const count = fixed ?? signed.signature.settings?.frames ?? frameCount ?? FRAME_COUNT
    const names = signed.signature.labels ?? labels

    return {
      memoryBytes: signed.memoryBytes,

      async run({ inputs, parameters, signal }) {
        const { top_k = 5, frame_sampling_rate = 1, function_to_apply = 'softmax' } = parameters
        const frameCountNow = fixed ?? parameters.num_frames ?? count
        const short: string[] = []
        const outputs = await inChunks(inputs, { size: 1, signal }, async ([video], index) => {
          if (video === undefined) return []
          if (video.frames.length < (frameCountNow - 1) * frame_sampling_rate + 1) {
            const name = inputs.length === 1 ? 'The video' : `Video ${index + 1}`
            short.push(
              `${name} has ${video.frames.length} frames, fewer than the model looks at: the last one was repeated.`,
            )
          }
          const chosen = chooseFrames(video, frameCountNow, frame_sampling_rate)
          const frames = chosen.flatMap((place) => {
            const frame = video.frames[place]
            return frame === undefined ? [] : [fit(imageValues(frame))]
          })
          const { outputs: results } = await signed.run(
            { [FRAMES]: stack(frames) },
            { outputs: [output.name] },
          )
          const logits = finiteNumbers(results[output.name], output.name)
          const known = logits.map((_, place) => String(names?.[place] ?? `LABEL_${place}`))
          return [rank(known, toScores(logits, function_to_apply), top_k)]
        })
        const rules = {
          top_k: always,
          frame_sampling_rate: always,
          function_to_apply: always,
          num_frames: onlyIf(
            parameters.num_frames === frameCountNow,
            `the model looks at ${frameCountNow} frames`,
          ),
        }
        return { outputs, warnings: [...describeIneffective(parameters, rules), ...short] }
      },

      dispose: () => signed.dispose(),
    }
  },
})
