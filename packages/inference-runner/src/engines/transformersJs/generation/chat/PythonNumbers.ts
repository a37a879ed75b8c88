import { isRecord } from '@taskmesh/errors'

const EXPONENT = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/

/** Writes a number with a point or an exponent as Python's `repr` does: `1.0`, `1e-05`, `1e+16`. */
function writeFloat(value: number): string {
  const [, sign = '', first = '', rest = '', exponent = ''] =
    EXPONENT.exec(value.toExponential()) ?? []
  const power = Number(exponent)
  const isNegative = sign === '-' || Object.is(value, -0)
  const minus = isNegative ? '-' : ''
  if (power < -4 || power >= 16) {
    const digits = String(Math.abs(power)).padStart(2, '0')
    return `${minus}${first}${rest && `.${rest}`}e${power < 0 ? '-' : '+'}${digits}`
  }
  const plain = String(Math.abs(value))
  return minus + (plain.includes('.') ? plain : `${plain}.0`)
}

/** How Python writes a number that JSON has, after reading it. */
function writeNumber(source: string, value: number): string {
  if (/[.e]/i.test(source)) return Number.isFinite(value) ? writeFloat(value) : String(value)
  return source === '-0' ? '0' : source
}

/**
 * Keeps the numbers of JSON as Python writes them. JavaScript knows no difference between `1` and `1.0`, and rounds
 * large whole numbers; a model was trained on what Python wrote. Where the two differ, a template gets a number that
 * occurs nowhere, which is replaced in what it rendered.
 *
 * @example
 * ```ts
 * const numbers = new PythonNumbers()
 * const text = render(numbers.read('{"days": 1.0}')) // with a number in the place of 1.0
 * numbers.restore(text) // '… {"days": 1.0} …'
 * ```
 */
export class PythonNumbers {
  /** How Python writes a number, by how JavaScript writes what stands for it. */
  readonly #written = new Map<string, string>()

  /** Reads JSON. @throws SyntaxError for what is none. */
  read(text: string): unknown {
    // TypeScript's library does not know the third parameter, which Node.js has since 21.
    const read = (_key: string, value: unknown, ...[context]: unknown[]): unknown => {
      const source = isRecord(context) ? context['source'] : undefined
      if (typeof value !== 'number' || typeof source !== 'string') return value
      const written = writeNumber(source, value)
      return written === JSON.stringify(value) ? value : this.#standInFor(written)
    }
    return JSON.parse(text, read)
  }

  /** Puts the numbers into a text that was rendered. */
  restore(text: string): string {
    let restored = text
    for (const [standIn, written] of this.#written) {
      restored = restored.replaceAll(standIn, written)
    }
    return restored
  }

  #standInFor(written: string): number {
    const standIn = (1 + this.#written.size / 2 ** 20) * 2 ** -1000
    this.#written.set(JSON.stringify(standIn), written)
    return standIn
  }
}
