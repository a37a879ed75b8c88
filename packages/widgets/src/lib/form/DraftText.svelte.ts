import type { FieldKind } from './fieldShape.ts'
import { readField, writeField } from './fieldText.ts'

/** Where a draft's value lives. */
interface Source {
  kind: FieldKind
  value: unknown
  set: (value: unknown) => void
}

/**
 * A value while a person types it. What was typed stays as it is (`1.`, half an array) as long as
 * the value is the one that it was read as; when the value changes from elsewhere, so does the text.
 */
export class DraftText {
  readonly #source: () => Source
  #draft: { text: string; value: unknown } | undefined = $state.raw()

  constructor(source: () => Source) {
    this.#source = source
  }

  get text(): string {
    const { kind, value } = this.#source()
    const draft = this.#draft
    return draft !== undefined && Object.is(draft.value, value)
      ? draft.text
      : writeField(kind, value)
  }

  set text(text: string) {
    const { kind, set } = this.#source()
    const value = readField(kind, text)
    this.#draft = { text, value }
    set(value)
  }
}
