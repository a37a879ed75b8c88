import { getContext, setContext, untrack } from 'svelte'

const KEY = Symbol('field problems')

/** What keeps a form from being sent though its request does not show it, such as a refused file. */
export class FieldProblems {
  /** In words, by field. */
  #problems: Readonly<Record<string, string>> = $state.raw({})

  /** Whether any field has one. */
  get isAny(): boolean {
    return Object.keys(this.#problems).length > 0
  }

  /** What is wrong with the field of an id, in a sentence. */
  of(id: string): string | undefined {
    return this.#problems[id]
  }

  set(id: string, problem: string): void {
    this.#problems = { ...untrack(() => this.#problems), [id]: problem }
  }

  forget(id: string): void {
    const { [id]: problem, ...others } = untrack(() => this.#problems)
    if (problem === undefined) return
    this.#problems = others
  }

  clear(): void {
    this.#problems = {}
  }
}

/** Lets the fields inside a component report their problems to its form. */
export function provideFieldProblems(problems: FieldProblems): void {
  setContext(KEY, problems)
}

/** Where a field reports its problems; outside of a form nobody reads them. */
export function useFieldProblems(): FieldProblems {
  return getContext<FieldProblems | undefined>(KEY) ?? new FieldProblems()
}
