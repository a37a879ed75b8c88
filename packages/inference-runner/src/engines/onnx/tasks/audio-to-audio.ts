import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { ModelOutputError } from '../../../errors.ts'
import { encodeWav } from '../../../media/encodeWav.ts'
import { describeIneffective } from '../../effects.ts'
import { inChunks } from '../../inChunks.ts'
import { toMono } from '../../sounds/toMono.ts'
import { finiteNumbers } from '../finiteNumbers.ts'
import { SignedGraph } from '../SignedGraph.ts'

const WAVEFORM = 'waveform'
const MAX_SOUNDS = 64

/**
 * Runs audio-to-audio with graphs from a waveform to one or several waveforms, such as those that
 * remove noise or tell speakers apart.
 *
 * The sound goes in as one channel, whole. The signature's setting `samplingRate` is the rate of both (default 16000). The
 * output's last dimension is the time; each of its rows is a sound: one is called "enhanced", several "sound 1", "sound 2", …
 */
export default defineAdapter<'audio-to-audio', 'hugging-face' | 'onnx-file'>({
  async load(spec) {
    const signed = await SignedGraph.load(spec, () => WAVEFORM)
    const output = signed.outputFor(WAVEFORM, ({ type }) => type.startsWith('float'))
    const { samplingRate = 16_000 } = signed.signature.settings ?? {}

    return {
      memoryBytes: signed.memoryBytes,

      async run({ inputs, parameters, signal }) {
        const outputs = await inChunks(inputs, { size: 1, signal }, async ([sound]) => {
          if (sound === undefined) return []
          const samples = toMono(sound, samplingRate)
          const answer = await signed.run(
            { [WAVEFORM]: { dims: [samples.length], data: samples } },
            { outputs: [output.name] },
          )
          const values = answer.outputs[output.name]
          const numbers = Float32Array.from(finiteNumbers(values, output.name))
          const length = values?.dims.at(-1) ?? 0
          const count = length === 0 ? 0 : numbers.length / length
          if (count < 1 || count > MAX_SOUNDS) {
            throw new ModelOutputError(
              `expected 1 to ${MAX_SOUNDS} waveforms, the time last, got ${values?.dims.join(' × ')}`,
            )
          }
          const sounds = Array.from({ length: count }, (_, index) => ({
            label: count === 1 ? 'enhanced' : `sound ${index + 1}`,
            audio: encodeWav({
              samplingRate,
              channels: [numbers.subarray(index * length, (index + 1) * length)],
            }),
            sampling_rate: samplingRate,
          }))
          return [sounds]
        })
        return { outputs, warnings: describeIneffective(parameters, {}) }
      },

      dispose: () => signed.dispose(),
    }
  },
})
