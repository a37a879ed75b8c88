import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { describeIneffective, type EffectRules } from '../../effects.ts'
import { inChunks } from '../../inChunks.ts'
import { missing } from '../generation/generationSettings.ts'
import { loadParts } from '../loadParts.ts'
import { NOT_BY_TOKENS } from '../sounds/soundGenerationRules.ts'
import { loadSpeaker, refuseSpeaker, type Speaker } from '../sounds/speakers.ts'

const TASK = 'text-to-audio'

const RULES: EffectRules = { ...NOT_BY_TOKENS, duration: missing() }

/** Runs text-to-audio with VITS (and MMS), and with SpeechT5. */
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
          await speaker.speak(text, { task: TASK, voice: undefined }),
        ])
        return { outputs, warnings: describeIneffective(parameters, RULES) }
      },

      dispose: () => speaker.dispose(),
    }
  },
})
