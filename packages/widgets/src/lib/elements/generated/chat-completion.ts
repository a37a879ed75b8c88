// Made by `pnpm --filter @taskmesh/widgets entries`. Do not edit.
import Widget from '../../entries/generated/chat-completion.svelte'
import { defineWidgetElement, type WidgetElement } from '../defineWidgetElement.ts'

/** The class of `<taskmesh-chat-completion>`; `undefined` where there is no DOM. */
const TaskmeshChatCompletionElement = defineWidgetElement('chat-completion', Widget)

export default TaskmeshChatCompletionElement

declare global {
  interface HTMLElementTagNameMap {
    'taskmesh-chat-completion': WidgetElement<'chat-completion'>
  }
}
