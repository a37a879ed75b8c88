import type { Example } from '@taskmesh/tasks/examples'
import type { ShownExample } from '@taskmesh/tasks-data/showcase'
import type { TaskRef } from '@taskmesh/tasks'
import { getContext, setContext } from 'svelte'
import { hasFields } from '../form/records.ts'
import type { MediaValue } from './MediaPreview.svelte.ts'

const KEY = Symbol('media alts')

/** The values inside a value with their paths, such as `output[0].mask`. */
function leavesOf(value: unknown, path: string): [path: string, leaf: unknown][] {
  if (Array.isArray(value))
    return value.flatMap((item, index) => leavesOf(item, `${path}[${index}]`))
  if (!hasFields(value)) return [[path, value]]
  return Object.entries(value).flatMap(([key, part]) =>
    leavesOf(part, path === '' ? key : `${path}.${key}`),
  )
}

/** What the media of the example that fills a form show or say, for those who don’t see or hear them. */
export class MediaAlts {
  #alts: ReadonlyMap<unknown, string> = $state.raw(new Map())

  /** What a piece of media shows or says; `undefined` for any that the example does not have. */
  of(media: MediaValue): string | undefined {
    return this.#alts.get(media)
  }

  /** Takes those of another example, and forgets the last. */
  take<Task extends TaskRef>(example: Example<Task> | ShownExample<Task>): void {
    const alts: Readonly<Record<string, string>> = 'alts' in example ? example.alts : {}
    const leaves = leavesOf({ ...example.request, output: example.output }, '')
    this.#alts = new Map(
      leaves.flatMap(([path, leaf]) => {
        const alt = alts[path]
        return alt === undefined ? [] : [[leaf, alt]]
      }),
    )
  }
}

/** Lets the media inside a component say what they show. */
export function provideMediaAlts(alts: MediaAlts): void {
  setContext(KEY, alts)
}

/** What the media of the form around show; outside of a form nothing is known of them. */
export function useMediaAlts(): MediaAlts {
  return getContext<MediaAlts | undefined>(KEY) ?? new MediaAlts()
}
