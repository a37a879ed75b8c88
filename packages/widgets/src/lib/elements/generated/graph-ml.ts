// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/graph-ml.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-graph-ml>`; `undefined` where there is no DOM. */
const TaskmeshGraphMlElement = defineWidgetElement('graph-ml', Widget)

export default TaskmeshGraphMlElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-graph-ml': WidgetElement<'graph-ml'>
  }
}
