// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/visual-document-retrieval.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-visual-document-retrieval>`; `undefined` where there is no DOM. */
const TaskmeshVisualDocumentRetrievalElement = defineWidgetElement('visual-document-retrieval', Widget)

export default TaskmeshVisualDocumentRetrievalElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-visual-document-retrieval': WidgetElement<'visual-document-retrieval'>
  }
}
