// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/text-retrieval.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-text-retrieval>`; `undefined` where there is no DOM. */
const TaskmeshTextRetrievalElement = defineWidgetElement('text-retrieval', Widget)

export default TaskmeshTextRetrievalElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-text-retrieval': WidgetElement<'text-retrieval'>
  }
}
