import { moved, unchanged, type Step } from '../shared/decoded.ts'
import { onParameters } from '../shared/onParts.ts'

/** A string that the API takes as a list as well, such as `negative_prompt`. */
export function joinTexts(name: string): Step {
  return onParameters((parameters) => {
    const texts = parameters[name]
    return Array.isArray(texts) && texts.every((text) => typeof text === 'string')
      ? moved({ ...parameters, [name]: texts.join(', ') }, [
          { to: [name], from: [name], isWhole: true },
        ])
      : unchanged(parameters)
  })
}
