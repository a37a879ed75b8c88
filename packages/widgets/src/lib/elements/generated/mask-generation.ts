// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/mask-generation.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-mask-generation>`; `undefined` where there is no DOM. */
const TaskmeshMaskGenerationElement = defineWidgetElement('mask-generation', Widget)

export default TaskmeshMaskGenerationElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-mask-generation': WidgetElement<'mask-generation'>
  }
}
