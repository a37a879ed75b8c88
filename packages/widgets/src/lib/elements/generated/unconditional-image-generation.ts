// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/unconditional-image-generation.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-unconditional-image-generation>`; `undefined` where there is no DOM. */
const TaskmeshUnconditionalImageGenerationElement = defineWidgetElement('unconditional-image-generation', Widget)

export default TaskmeshUnconditionalImageGenerationElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-unconditional-image-generation': WidgetElement<'unconditional-image-generation'>
  }
}
