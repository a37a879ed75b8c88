import { unchanged, type Step } from '../shared/decoded.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'
import { renamed } from '../shared/renamed.ts'

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

/**
 * A text under the key of text generation, which models that only write have for every task.
 *
 * @param name - the key that an output has for it.
 */
export function writtenAs(name: string): Step {
  return (wire) => (isJsonObject(wire) ? renamed(wire, 'generated_text', name) : unchanged(wire))
}
