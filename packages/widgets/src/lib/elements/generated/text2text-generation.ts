// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/text2text-generation.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-text2text-generation>`; `undefined` where there is no DOM. */
const TaskmeshText2textGenerationElement = defineWidgetElement('text2text-generation', Widget)

export default TaskmeshText2textGenerationElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-text2text-generation': WidgetElement<'text2text-generation'>
  }
}
