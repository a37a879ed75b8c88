import type { Component } from 'svelte'
import Later from './Later.svelte'
import { LazyPart } from './LazyPart.svelte.ts'

/** A part as a component: nothing until it is there, and words with a button to try again when it cannot be loaded. */
export function componentOf<Props extends object>(
  part: LazyPart<Component<Props>>,
): Component<Props> {
  return (place, props) => Later(place, { part, props })
}

/**
 * Makes a component that is loaded when it is first to be shown, and is used like any other.
 *
 * @example
 * ```ts
 * const Camera = lazyComponent(() => import('./capture/Camera.svelte'))
 * // in the template: <Camera {onpicture} {onclose} />
 * ```
 */
export function lazyComponent<Props extends object>(
  load: () => Promise<{ default: Component<Props> }>,
): Component<Props> {
  return componentOf(new LazyPart(load))
}
