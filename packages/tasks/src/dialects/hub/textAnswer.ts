import { unchanged, type Step } from '../shared/decoded.ts'

/**
 * A text that came alone, as Text Generation Inference predicts on Vertex AI and as OpenAI transcribes with
 * `response_format: "text"`.
 *
 * @param name - the key that an output has for it.
 */
export function textAnswer(name: string): Step {
  return (wire) =>
    typeof wire === 'string' ? { value: { [name]: wire }, toWire: () => [] } : unchanged(wire)
}
