// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/summarization.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-summarization>`; `undefined` where there is no DOM. */
const TaskmeshSummarizationElement = defineWidgetElement('summarization', Widget)

export default TaskmeshSummarizationElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-summarization': WidgetElement<'summarization'>
  }
}
