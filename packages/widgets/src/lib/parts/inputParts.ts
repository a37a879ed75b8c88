import { LazyPart } from './LazyPart.svelte.ts'

// What takes pictures and sounds, loaded when it is asked for.

export const CAMERA = /* @__PURE__ */ new LazyPart(() => import('../inputs/capture/Camera.svelte'))
export const MICROPHONE = /* @__PURE__ */ new LazyPart(
  () => import('../inputs/capture/Microphone.svelte'),
)
export const DRAWING_CANVAS = /* @__PURE__ */ new LazyPart(
  () => import('../inputs/DrawingCanvas.svelte'),
)
