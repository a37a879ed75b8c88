const TURNS: Readonly<Record<string, number>> = { '{': 1, '[': 1, '}': -1, ']': -1 }

/** Follows JSON that comes in pieces, each of whose characters is looked at once. */
export interface JsonProgress {
  push: (text: string) => void
  /** Whether an object has come that is closed again. */
  isWhole: () => boolean
}

/** Makes a {@link JsonProgress} of a text that has not begun. */
export function jsonProgress(): JsonProgress {
  let depth = 0
  let isString = false
  let isEscaped = false
  let hasBegun = false

  function read(letter: string): void {
    if (isEscaped) isEscaped = false
    else if (isString && letter === '\\') isEscaped = true
    else if (letter === '"') isString = !isString
    else if (!isString) {
      const turn = TURNS[letter] ?? 0
      depth += turn
      hasBegun ||= turn !== 0
    }
  }

  return {
    push(text) {
      for (const letter of text) read(letter)
    },
    isWhole: () => hasBegun && depth === 0 && !isString,
  }
}
