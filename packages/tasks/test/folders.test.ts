import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findProblems } from '../scripts/check/findProblems.ts'
import { idProblem } from '../scripts/check/idProblem.ts'
import { formatProblem } from '../scripts/check/problem.ts'
import { TASKS } from '../src/index.ts'
import { EXTENSION_DATA, PIPELINE_DATA } from '../src/registry/index.ts'

const folders = readdirSync(new URL('../src/tasks/', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

test('every folder is complete, registered, and decided about by the packages above', async () => {
  const problems = await findProblems()
  expect(problems.map(formatProblem)).toEqual([])
})

test('every folder is registered, and nothing else is', () => {
  const registered = Object.keys({ ...PIPELINE_DATA, ...EXTENSION_DATA })
  expect(registered.toSorted()).toEqual(folders.toSorted())
})

const known = Object.values(TASKS)

describe('an id that can be told apart from all others is taken', () => {
  test.each(['bird-counting', 'text-to-4d', 'video-to-audio', 'image-ranking', 'text-to-music'])(
    '%s',
    (id) => expect(idProblem(id, known)).toBeUndefined(),
  )
})

describe('any other id is refused with what to do', () => {
  test.each([
    ['', 'an id is missing'],
    ['Audio-Source', '"Audio-Source" is not the form of an id. Use "audio-source"'],
    ['audioSource', 'Use "audio-source"'],
    ['audio_source', 'Use "audio-source"'],
    ['audio source', 'Use "audio-source"'],
    ['3d-to-text', 'Use "d-to-text"'],
    ['audio--source', 'Use "audio-source"'],
    ['-audio', 'Use "audio"'],
    ['audio-', 'Use "audio"'],
    ['../evil', 'Use "evil"'],
    ['äther', 'is not the form of an id'],
    ['音', 'is not the form of an id'],
    ['a'.repeat(61), 'an id of 61 characters is too long'],
    ['constructor', 'has a meaning of its own'],
    ['default', 'has a meaning of its own'],
    ['con', 'has a meaning of its own'],
    ['translation', 'the task translation is there already'],
    ['sentiment-analysis', 'is another name of text-classification'],
    ['text-clasification', 'is easily mistaken for text-classification'],
    ['text-classifications', 'is easily mistaken for text-classification'],
    ['textclassification', 'is easily mistaken for text-classification'],
    ['text-2-text-generation', 'is easily mistaken for text2text-generation'],
    ['imgae-to-text', 'is easily mistaken for image-to-text'],
  ])('%j: %s', (id, words) => expect(idProblem(id, known)).toContain(words))
})
