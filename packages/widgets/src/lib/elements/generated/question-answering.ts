// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/question-answering.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-question-answering>`; `undefined` where there is no DOM. */
const TaskmeshQuestionAnsweringElement = defineWidgetElement('question-answering', Widget)

export default TaskmeshQuestionAnsweringElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-question-answering': WidgetElement<'question-answering'>
  }
}
