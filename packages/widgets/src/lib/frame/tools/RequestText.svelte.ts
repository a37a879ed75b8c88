import { reasonOf } from '@taskmesh/errors'
import type { TaskRef } from '@taskmesh/tasks'
import { describePath } from '../../form/describePath.ts'
import type { FieldProblems } from '../../form/FieldProblems.svelte.ts'
import { formatJson } from '../../form/formatJson.ts'
import type { RequestForm } from '../../form/RequestForm.svelte.ts'
import { isCurl } from '../../request/curl/isCurl.ts'
import { RequestFiles } from '../../request/requestFiles.ts'
import { toFailure } from '../../run/toFailure.ts'
import { safeParseRequest } from '../../task/taskCalls.ts'

/** Under which id the editor reports what keeps its text from being a request. */
const ID = 'request-text'

/** What is wrong with a text, as a sentence. */
function problemOf(error: unknown): string {
  const { issues, shortMessage } = toFailure(error)
  const [issue] = issues
  return issue === undefined ? shortMessage : `${describePath(issue.path)}: ${issue.message}`
}

/**
 * The request of a form as text, both ways: it follows the form, and what a person types or pastes
 * (JSON, or a `curl` command) fills the form as soon as it is a request of the task.
 */
export class RequestText<Task extends TaskRef> {
  readonly #form: RequestForm<Task>
  readonly #problems: FieldProblems
  readonly #files = new RequestFiles()
  /** What was typed, and the inputs of the form that it is about. */
  #draft: { text: string; items: unknown } | undefined = $state.raw()

  constructor(form: RequestForm<Task>, problems: FieldProblems) {
    this.#form = form
    this.#problems = problems
  }

  get text(): string {
    const draft = this.#draft
    if (draft !== undefined && draft.items === this.#form.items) return draft.text
    return formatJson(this.#files.hide(this.#form.request))
  }

  set text(text: string) {
    this.#keep(text)
    if (isCurl(text)) void this.#readCurl(text)
    else this.#readJson(text)
  }

  get problem(): string | undefined {
    return this.#problems.of(ID)
  }

  /** Forgets what was typed and is no request. */
  close(): void {
    this.#draft = undefined
    this.#problems.forget(ID)
  }

  #keep(text: string): void {
    this.#draft = { text, items: this.#form.items }
  }

  #readJson(text: string): void {
    try {
      this.#load(this.#files.show(JSON.parse(text)))
      this.#keep(text)
    } catch (error) {
      const reason =
        error instanceof SyntaxError ? `This is no JSON yet: ${reasonOf(error)}` : problemOf(error)
      this.#problems.set(ID, reason)
    }
  }

  /** The command is replaced by its request; a command that cannot be read stays, to be mended. */
  async #readCurl(text: string): Promise<void> {
    const draft = this.#draft
    try {
      const { readCurl } = await import('../../request/curl/curlRequest.ts')
      const request = await readCurl(this.#form.task, text)
      if (this.#draft === draft) this.#load(request)
    } catch (error) {
      if (this.#draft === draft) this.#problems.set(ID, problemOf(error))
    }
  }

  #load(request: unknown): void {
    const parsed = safeParseRequest(this.#form.task, request)
    if (!parsed.success) throw parsed.error
    this.#form.load(parsed.data)
    this.#problems.forget(ID)
  }
}
