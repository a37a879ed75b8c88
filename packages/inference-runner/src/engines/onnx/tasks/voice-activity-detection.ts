import type { DecodedAudio } from '../../../engine/decodedAudio.ts'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { always, describeIneffective } from '../../effects.ts'
import { inChunks } from '../../inChunks.ts'
import { finiteNumbers } from '../finiteNumbers.ts'
import { SignedGraph } from '../SignedGraph.ts'
import { findSpeech } from '../../sounds/findSpeech.ts'
import { toMono } from '../../sounds/toMono.ts'

const RULES = { onset: always, offset: always, min_duration_on: always, min_duration_off: always }
const WINDOW = 'window'
const RATE = 'samplingRate'

/**
 * Runs voice-activity-detection with graphs that read a recording window by window, such as Silero VAD,
 * and carry their states (`state` → `stateN`, `h` → `hn`) from one window to the next.
 *
 * The signature's settings: `samplingRate` (default 16000), `windowSamples` (default: what the graph
 * takes, or 512), `contextSamples` of the window before that each window begins with (default 0; 64 for
 * Silero VAD 5), and the defaults of the parameters: `onset` (0.5), `offset` (the same as onset),
 * `minDurationOn` and `minDurationOff` (0 s). The output with the role `speech` has the probability of
 * speech in each part of the window.
 */
export default defineAdapter<'voice-activity-detection', 'hugging-face' | 'onnx-file'>({
  async load(spec) {
    const signed = await SignedGraph.load(spec, ({ type, shape }) =>
      type.startsWith('float') || shape.length > 1 ? WINDOW : RATE,
    )
    const output = signed.outputFor('speech', ({ type }) => type.startsWith('float'))
    const { settings = {} } = signed.signature
    const { samplingRate = 16_000, contextSamples = 0 } = settings
    const fixed = signed.inputs.find(({ from }) => from.includes(WINDOW))?.info.shape.at(-1)
    const windowSamples = settings.windowSamples ?? (fixed ?? 512 + contextSamples) - contextSamples

    /** The probability of speech in each part of a recording, in order. */
    async function probabilitiesOf(audio: DecodedAudio, signal: AbortSignal): Promise<number[]> {
      const samples = toMono(audio, samplingRate)
      const probabilities: number[] = []
      let states = signed.initialStates()
      for (let from = 0; from < samples.length; from += windowSamples) {
        signal.throwIfAborted()
        const window = new Float32Array(contextSamples + windowSamples)
        const start = from - contextSamples
        window.set(samples.subarray(Math.max(0, start), from + windowSamples), Math.max(0, -start))
        const answer = await signed.run(
          {
            [WINDOW]: { dims: [window.length], data: window },
            [RATE]: { dims: [], data: [samplingRate] },
          },
          { states, outputs: [output.name] },
        )
        states = answer.states
        probabilities.push(...finiteNumbers(answer.outputs[output.name], output.name))
      }
      return probabilities
    }

    return {
      memoryBytes: signed.memoryBytes,

      async run({ inputs, parameters, signal }) {
        const { onset = settings.onset ?? 0.5 } = parameters
        const limits = {
          onset,
          offset: parameters.offset ?? settings.offset ?? onset,
          minDurationOn: parameters.min_duration_on ?? settings.minDurationOn ?? 0,
          minDurationOff: parameters.min_duration_off ?? settings.minDurationOff ?? 0,
        }
        const outputs = await inChunks(inputs, { size: 1, signal }, async ([audio]) => {
          if (audio === undefined) return []
          const probabilities = await probabilitiesOf(audio, signal)
          const seconds = (audio.channels[0]?.length ?? 0) / audio.samplingRate
          const windows = Math.max(1, Math.ceil((seconds * samplingRate) / windowSamples))
          const step = (windows * windowSamples) / samplingRate / Math.max(1, probabilities.length)
          return [findSpeech(probabilities, { step, seconds, ...limits })]
        })
        return { outputs, warnings: describeIneffective(parameters, RULES) }
      },

      dispose: () => signed.dispose(),
    }
  },
})
