import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { describeIneffective, onlyIf, type EffectRules } from '../../effects.ts'
import { inChunks } from '../../inChunks.ts'
import { missing } from '../generation/generationSettings.ts'
import { loadParts } from '../loadParts.ts'
import { NOT_BY_TOKENS } from '../sounds/soundGenerationRules.ts'
import { loadSpeaker, refuseSpeaker, type Speaker } from '../sounds/speakers.ts'

const TASK = 'text-to-speech'

function rulesOf({ voices }: Speaker): EffectRules {
  return {
    ...NOT_BY_TOKENS,
    voice: onlyIf(voices.length > 0, 'the model has one voice'),
    language: missing(),
    speed: missing(1),
  }
}

/** Runs text-to-speech with VITS (and MMS), and with SpeechT5. */
export default defineAdapter<typeof TASK>({
  async load(spec, options) {
    const { parts: speaker, memoryBytes } = await loadParts<Speaker>(spec, options, {
      refusal: refuseSpeaker,
      read: (location, _files, session, config) => loadSpeaker(location, config, session),
    })

    return {
      memoryBytes,

      async run({ inputs, parameters, signal }) {
        const outputs = await inChunks(inputs, { size: 1, signal }, async ([text = '']) => [
          await speaker.speak(text, {
            task: TASK,
            voice: speaker.voices.length > 0 ? parameters.voice : undefined,
          }),
        ])
        return { outputs, warnings: describeIneffective(parameters, rulesOf(speaker)) }
      },

      dispose: () => speaker.dispose(),
    }
  },
})
