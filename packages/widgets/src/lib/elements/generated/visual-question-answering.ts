// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/visual-question-answering.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-visual-question-answering>`; `undefined` where there is no DOM. */
const TaskmeshVisualQuestionAnsweringElement = defineWidgetElement('visual-question-answering', Widget)

export default TaskmeshVisualQuestionAnsweringElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-visual-question-answering': WidgetElement<'visual-question-answering'>
  }
}
