import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { ModelOutputError } from '../../../errors.ts'
import { describeIneffective, onlyIf } from '../../effects.ts'
import { inChunks } from '../../inChunks.ts'
import { finiteNumbers } from '../finiteNumbers.ts'
import { imageValues } from '../imageValues.ts'
import { SignedGraph, type Sources } from '../SignedGraph.ts'
import { applySteps } from '../steps/applySteps.ts'
import type { Values } from '../values.ts'

const STATE = 'observation.state'
const CAMERA = 'observation.images.'
const INSTRUCTION = 'instruction'
/** Pixels from 0 to 1, as policies of LeRobot take them. */
const UNIT_PIXELS = [{ step: 'scale', by: 1 / 255 }] as const

/**
 * Runs robotics with the graph of a policy, whose inputs have the names that LeRobot gives them:
 * `observation.state` and `observation.images.<camera>`. Images come as numbers from 0 to 1, unless
 * the signature declares steps for them.
 *
 * The output with the role or name `action` holds one step or a plan of several.
 */
export default defineAdapter<'robotics', 'hugging-face' | 'onnx-file'>({
  async load(spec) {
    const signed = await SignedGraph.load(spec, ({ name, type }) => {
      if (name === STATE || name.startsWith(CAMERA)) return name
      if (type === 'string') return INSTRUCTION
      return name === 'state' ? STATE : undefined
    })
    const output = signed.outputFor('action')
    const names = new Set(signed.inputs.flatMap(({ from }) => from))
    const cameras = [...names].filter((name) => name.startsWith(CAMERA))
    const declared = new Set(
      signed.inputs.flatMap(({ from, signature }) => (signature.steps === undefined ? [] : from)),
    )

    function imageSources(
      images: Readonly<Record<string, Parameters<typeof imageValues>[0]>>,
    ): Sources {
      return Object.fromEntries(
        Object.entries(images).map(([camera, image]) => {
          const name = `${CAMERA}${camera}`
          const values = imageValues(image)
          return [name, declared.has(name) ? values : applySteps(values, UNIT_PIXELS)]
        }),
      )
    }

    function unread(camera: string): string[] {
      if (cameras.includes(`${CAMERA}${camera}`)) return []
      return [`The image "${camera.slice(0, 60)}" had no effect: the policy has no such camera.`]
    }

    function stepsOf(values: Values | undefined): number[][] {
      const numbers = finiteNumbers(values, output.name)
      const width = values?.dims.at(-1) ?? 0
      if (width === 0) throw new ModelOutputError('it holds no actions')
      return Array.from({ length: numbers.length / width }, (_, row) =>
        numbers.slice(row * width, (row + 1) * width),
      )
    }

    return {
      memoryBytes: signed.memoryBytes,

      async run({ inputs, parameters, signal }) {
        const { n_action_steps = Infinity } = parameters
        const warnings: string[] = []
        let planned = 0
        const outputs = await inChunks(inputs, { size: 1, signal }, async ([input]) => {
          if (input === undefined) return []
          const { state, images = {} } = input.observation
          const text = input.instruction ?? ''
          const { outputs: results } = await signed.run(
            {
              ...imageSources(images),
              [STATE]: { dims: [state.length], data: state },
              [INSTRUCTION]: { dims: [1], data: [text] },
            },
            { outputs: [output.name] },
          )
          const steps = stepsOf(results[output.name])
          planned = Math.max(planned, steps.length)
          warnings.push(...Object.keys(images).flatMap(unread))
          if (input.instruction !== undefined && !names.has(INSTRUCTION)) {
            warnings.push('The instruction had no effect: the policy takes no orders in words.')
          }
          return [{ actions: steps.slice(0, n_action_steps) }]
        })
        const rules = {
          n_action_steps: onlyIf(n_action_steps <= planned, `the policy plans ${planned} steps`),
        }
        return {
          outputs,
          warnings: [...describeIneffective(parameters, rules), ...new Set(warnings)],
        }
      },

      dispose: () => signed.dispose(),
    }
  },
})
