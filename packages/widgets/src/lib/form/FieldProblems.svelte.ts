import { getContext, setContext } from 'svelte'
import { SvelteMap } from 'svelte/reactivity'

const KEY = Symbol('field problems')

/** What keeps a form from being sent though its request does not show it, such as a refused file. */
export class FieldProblems {
  readonly #problems = new SvelteMap<string, string>()

  /** Whether any field has one. */
  get isAny(): boolean {
    return this.#problems.size > 0
  }

  /** What is wrong with the field of an id, in a sentence. */
  of(id: string): string | undefined {
    return this.#problems.get(id)
  }

  set(id: string, problem: string): void {
    this.#problems.set(id, problem)
  }

  forget(id: string): void {
    this.#problems.delete(id)
  }

  clear(): void {
    this.#problems.clear()
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
