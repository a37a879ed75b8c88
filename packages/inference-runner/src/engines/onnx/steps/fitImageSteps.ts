import type { SignatureStep } from '../../../engine/onnxSignature.ts'
import type { SignedGraph } from '../SignedGraph.ts'
import type { Values } from '../values.ts'
import { applySteps } from './applySteps.ts'

/**
 * What images, or frames, go through before a graph whose signature declares no steps for them: they
 * are resized to the height and width of its input, where these are fixed, and become numbers from 0
 * to 1, unless the input is of whole numbers. Declared steps are applied by the graph itself.
 */
export function fitImageSteps(signed: SignedGraph, source: string): (values: Values) => Values {
  const input = signed.inputs.find(({ from }) => from.includes(source))
  if (input === undefined || input.signature.steps !== undefined) return (values) => values
  const { shape, type } = input.info
  const isLast = shape.at(-1) === 3 || shape.at(-1) === 1
  const [height, width] = isLast ? shape.slice(-3, -1) : shape.slice(-2)
  const steps: SignatureStep[] = []
  if (typeof height === 'number' && typeof width === 'number') {
    steps.push({ step: 'resize', width, height })
  }
  if (type.startsWith('float')) steps.push({ step: 'scale', by: 1 / 255 })
  return (values) => applySteps(values, steps)
}
