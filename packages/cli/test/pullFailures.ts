import { pullModel } from '@taskmesh/inference-runner/hub'
import { TaskmeshError } from '@taskmesh/errors'

/** Pulls a model, and prints the error that it ends with. */
const [id = '', hubUrl = '', cacheDirectory = ''] = process.argv.slice(2)
try {
  await pullModel({ id, hubUrl, cacheDirectory })
  process.stdout.write('{}')
} catch (error) {
  if (!(error instanceof TaskmeshError)) throw error
  const { code, shortMessage, details } = error
  process.stdout.write(JSON.stringify({ code, shortMessage, details }))
}
