import type { TaskId } from '@taskmesh/tasks'
import { codeOf, type Language } from './codeOf.ts'
import { exampleOutput } from './exampleOutput.ts'

/** The files of a pipeline that answers every call with the example of its task. */
export type PipelineFiles = ReadonlyMap<string, string | Uint8Array>

function typescript(task: TaskId, output: string, hasFiles: boolean): string {
  const imports = hasFiles
    ? "import { readFileSync } from 'node:fs'\nimport { join } from 'node:path'\n"
    : ''
  const file = hasFiles
    ? '\nconst file = (name: string) => readFileSync(join(import.meta.dirname, name))\n'
    : ''
  return `${imports}import { definePipeline } from '@taskmesh/inference-runner/pipeline'
${file}
/**
 * A pipeline for ${task}.
 *
 * Give it a \`load(folder)\` that loads your model: what that returns comes to \`run\` as \`model\`. Until
 * \`run\` computes something, it answers with an example.
 */
export default definePipeline<'${task}'>({
  run({ inputs }) {
    return {
      outputs: inputs.map(() => ${output.startsWith('{') ? `(${output})` : output}),
    }
  },
})
`
}

function python(task: TaskId, output: string, hasFiles: boolean): string {
  const file = hasFiles
    ? `
        def file(name):
            with open(os.path.join(self.path, name), "rb") as opened:
                return opened.read()
`
    : ''
  return `"""A pipeline for ${task}."""
${hasFiles ? '\nimport os\n' : ''}

class PreTrainedPipeline:
    def __init__(self, path=""):
        # Load your model here: path is the folder of this file.
        self.path = path

    def __call__(self, inputs):
        # Until this computes something, it answers with an example.
${file}
        return ${output}
`.replace('example.\n\n        return', 'example.\n        return')
}

/** Writes a pipeline that runs as it is. */
export function emptyPipeline(task: TaskId, language: Language): PipelineFiles {
  const { value: output, files } = exampleOutput(task)
  const hasFiles = files.size > 0
  const code =
    language === 'python'
      ? python(task, codeOf(output, language, '        '), hasFiles)
      : typescript(task, codeOf(output, language, '      '), hasFiles)
  return new Map<string, string | Uint8Array>([
    [language === 'python' ? 'pipeline.py' : 'pipeline.ts', code],
    ...files,
  ])
}
