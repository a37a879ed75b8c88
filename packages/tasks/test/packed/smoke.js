// Runs in the outside project, under each version of Node.js that is supported.
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { TaskmeshError } from '@taskmesh/errors'
import { decodeHubRequest } from '@taskmesh/tasks/dialects/hub'
import { encodeOgpuRequest } from '@taskmesh/tasks/dialects/ogpu'
import { InvalidRequestError } from '@taskmesh/tasks/errors'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { parameterHints } from '@taskmesh/tasks/hints'
import { LIBRARY_TASK_MAPPING, TASKS_DATA } from '@taskmesh/tasks/huggingface'
import { TASK_ICONS } from '@taskmesh/tasks/icons'
import { openApiComponents, taskJsonSchema } from '@taskmesh/tasks/json-schema'
import { checkRequest } from '@taskmesh/tasks/parse'
import { EXTENSION_DATA, PIPELINE_DATA, TASKS, TASKS_WITHOUT_CALL } from '@taskmesh/tasks/registry'
import { snippetsOf } from '@taskmesh/tasks/snippets'
import translation from '@taskmesh/tasks/tasks/translation'

import { compileTaskSchema, requestSchema, ZOD_SCHEMAS } from '@taskmesh/tasks/zod'
import translationZod from '@taskmesh/tasks/zod/translation'

const tasks = await import('@taskmesh/tasks')

assert.equal(Object.keys(PIPELINE_DATA).length, 57)
assert.equal(PIPELINE_DATA, tasks.PIPELINE_DATA)
assert.equal(TASKS, tasks.TASKS)
assert.equal(Object.keys(TASKS_DATA).length, 57)
assert.ok(LIBRARY_TASK_MAPPING.transformers.includes('translation'))
assert.equal(translation, tasks.TASK_SCHEMAS.translation)
assert.deepEqual(Object.keys(tasks.TASK_SCHEMAS).toSorted(), [...tasks.TASK_IDS].toSorted())

for (const id of tasks.TASK_IDS) {
  assert.ok(TASK_ICONS[id].startsWith('<'))
  assert.ok(taskJsonSchema(id).request)
  assert.ok(snippetsOf(id).length >= 4)
  for (const { request, output } of TASK_EXAMPLES[id]) {
    tasks.parseRequest(id, request)
    tasks.parseOutput(id, output, request.inputs)
  }
}

assert.ok(checkRequest(translation, { inputs: 'Hello' }).success)
assert.match(String(translation.inspect), /quick/, 'the build for Node.js has code for each task')
assert.equal(translationZod, ZOD_SCHEMAS.translation)
assert.ok(requestSchema(translationZod, 'one').safeParse({ inputs: 'Hello' }).success)
assert.ok(checkRequest(compileTaskSchema(translationZod), { inputs: 'Hello' }).success)
assert.throws(() => tasks.parseRequest('translation', { inputs: 42 }), InvalidRequestError)
assert.throws(() => tasks.parseRequest('translation', { inputs: 42 }), TaskmeshError)
assert.equal(TaskmeshError, tasks.TaskmeshError)
assert.match(parameterHints('text-classification', { topk: 1 })[0], /top_k/)
assert.deepEqual(encodeOgpuRequest({ inputs: 'Hello' }).data.input, 'Hello')
assert.deepEqual(decodeHubRequest('translation', { inputs: 'Hello' }).inputs, 'Hello')
assert.ok(openApiComponents().schemas.TranslationRequest)
assert.ok(tasks.requestSchemaOf('translation')['~standard'].validate({}).issues)

const require = createRequire(import.meta.url)
const ids = Object.keys({ ...PIPELINE_DATA, ...EXTENSION_DATA }).toSorted()
assert.deepEqual([...tasks.TASK_IDS, ...Object.keys(TASKS_WITHOUT_CALL)].toSorted(), ids)
assert.throws(() => require.resolve('@taskmesh/tasks/dist/index.js'), {
  code: 'ERR_PACKAGE_PATH_NOT_EXPORTED',
})
process.stdout.write(`${tasks.TASK_IDS.length} tasks work under Node.js ${process.version}\n`)
