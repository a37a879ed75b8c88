// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/table-question-answering.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-table-question-answering>`; `undefined` where there is no DOM. */
const TaskmeshTableQuestionAnsweringElement = defineWidgetElement('table-question-answering', Widget)

export default TaskmeshTableQuestionAnsweringElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-table-question-answering': WidgetElement<'table-question-answering'>
  }
}
