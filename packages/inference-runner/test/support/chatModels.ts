import type { ModelOption } from '@taskmesh/inference-runner'
import { agentFolder } from './agentFolder.ts'
import { chatFolder } from './chatFolder.ts'

/** Models that chat: `me/chat` writes stories, `me/agent` calls tools and thinks. */
export interface ChatModels {
  options: readonly ModelOption[]
  remove(): Promise<void>
}

/** Makes the folders of the models that chat. */
export async function chatModels(): Promise<ChatModels> {
  const folder = await chatFolder()
  const agent = await agentFolder()
  return {
    options: [
      { task: 'chat-completion', id: 'me/chat', path: folder.path },
      { kind: 'custom-pipeline', task: 'chat-completion', id: 'me/agent', path: agent.path },
    ],
    async remove() {
      await folder.remove()
      await agent.remove()
    },
  }
}
