import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoModelDirectory } from '@taskmesh/demo-models'

const TEMPLATE =
  '{{ bos_token }}{% for message in messages %}{{ message.content }}{% endfor %}{% if tools %}{{ tools[0].function.name }}{% endif %}'

/** The folder of a model that chats. */
export interface ChatFolder {
  path: string
  remove(): Promise<void>
}

/** Makes a model that chats of the demonstration model that writes stories. */
export async function chatFolder(template = TEMPLATE): Promise<ChatFolder> {
  const path = await mkdtemp(join(tmpdir(), 'chat-'))
  await cp(demoModelDirectory('text-generation'), path, { recursive: true })
  await writeFile(join(path, 'chat_template.jinja'), template)
  return { path, remove: () => rm(path, { recursive: true }) }
}
