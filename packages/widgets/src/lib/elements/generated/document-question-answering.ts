// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/document-question-answering.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-document-question-answering>`; `undefined` where there is no DOM. */
const TaskmeshDocumentQuestionAnsweringElement = defineWidgetElement('document-question-answering', Widget)

export default TaskmeshDocumentQuestionAnsweringElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-document-question-answering': WidgetElement<'document-question-answering'>
  }
}
