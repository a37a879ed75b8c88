// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/sentence-similarity.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-sentence-similarity>`; `undefined` where there is no DOM. */
const TaskmeshSentenceSimilarityElement = defineWidgetElement('sentence-similarity', Widget)

export default TaskmeshSentenceSimilarityElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-sentence-similarity': WidgetElement<'sentence-similarity'>
  }
}
