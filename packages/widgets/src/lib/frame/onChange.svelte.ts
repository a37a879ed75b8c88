import { untrack } from 'svelte'

/** Calls back when what is read has changed, but not at first. Use it while a component is set up. */
export function onChange(read: () => void, changed: () => void): void {
  let isFirst = true
  $effect(() => {
    read()
    if (!isFirst) untrack(changed)
    isFirst = false
  })
}
