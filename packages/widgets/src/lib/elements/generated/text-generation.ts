// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/text-generation.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-text-generation>`; `undefined` where there is no DOM. */
const TaskmeshTextGenerationElement = defineWidgetElement('text-generation', Widget)

export default TaskmeshTextGenerationElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-text-generation': WidgetElement<'text-generation'>
  }
}
