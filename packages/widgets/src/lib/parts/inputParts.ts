import { LazyPart } from './LazyPart.svelte.ts'

// What takes pictures, sounds and conversations, loaded when it is asked for or shown.

export const CAMERA = /* @__PURE__ */ new LazyPart(() => import('../inputs/capture/Camera.svelte'))
export const MICROPHONE = /* @__PURE__ */ new LazyPart(
  () => import('../inputs/capture/Microphone.svelte'),
)
export const DRAWING_CANVAS = /* @__PURE__ */ new LazyPart(
  () => import('../inputs/DrawingCanvas.svelte'),
)
export const IMAGE_LIST = /* @__PURE__ */ new LazyPart(() => import('../inputs/ImageList.svelte'))
export const IMAGE_PROMPTS = /* @__PURE__ */ new LazyPart(
  () => import('../inputs/prompts/ImagePrompts.svelte'),
)
export const CELL_MARKS = /* @__PURE__ */ new LazyPart(
  () => import('../widgets/table-to-text/CellMarks.svelte'),
)
export const CONVERSATION_INPUT = /* @__PURE__ */ new LazyPart(
  () => import('../widgets/chat-completion/ConversationInput.svelte'),
)
