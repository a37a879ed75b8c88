import { TASK_IDS, type TaskId } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { describe, expect, test } from 'vitest'
import { DownloadError, downloadsOf, type RunAnswer } from '../src/lib/index.ts'

function answerOf<Id extends TaskId>(
  request: RunAnswer<Id>['request'],
  output: RunAnswer<Id>['output'],
): RunAnswer<Id> {
  return { request, output, warnings: [], ms: 1, model: 'm', venue: 'Run' }
}

function exampleOf(task: TaskId) {
  const [example] = TASK_EXAMPLES[task]
  if (example === undefined) throw new Error(`${task} has no example.`)
  return answerOf<TaskId>(example.request, example.output)
}

const textOf = async (blob: Blob | undefined) => (await blob?.text()) ?? ''

async function fileOf(files: ReturnType<typeof downloadsOf>, ending: string): Promise<Blob> {
  const file = files.find(({ fileName }) => fileName.endsWith(ending))
  if (file === undefined) throw new Error(`No ${ending} in ${files.map((one) => one.fileName)}.`)
  return await file.content()
}

async function greyPicture(): Promise<Blob> {
  const canvas = new OffscreenCanvas(60, 40)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('No canvas.')
  context.fillStyle = '#888'
  context.fillRect(0, 0, 60, 40)
  return await canvas.convertToBlob()
}

test.for(TASK_IDS)('%s: every file of the example can be made, JSON as the last', async (task) => {
  const answer = exampleOf(task)
  const files = downloadsOf(task, answer)
  for (const { content } of files) expect((await content()).size).toBeGreaterThan(0)
  expect(files.at(-1)?.fileName).toBe(`${task}.json`)
  expect(new Set(files.map(({ fileName }) => fileName)).size).toBe(files.length)
  const json = JSON.parse(await textOf(await files.at(-1)?.content()))
  expect(json).toEqual(JSON.parse(JSON.stringify(answer.output)))
})

describe('downloadsOf', () => {
  test('scores of several inputs are one table that says which is which', async () => {
    const output = [[{ label: 'a, b', score: 1 }], [{ label: '=1', score: 0.5 }]]
    const files = downloadsOf(
      'text-classification',
      answerOf<'text-classification'>({ inputs: ['x', 'y'] }, output),
    )
    expect(await textOf(await fileOf(files, '.csv'))).toBe(
      'input,label,score\r\n1,"a, b",1\r\n2,\'=1,0.5\r\n',
    )
  })

  test('chunks of a transcript are captions', async () => {
    const output = {
      text: 'Hello. Bye.',
      chunks: [
        { text: ' Bye.', timestamp: [2, null] as [number, null] },
        { text: 'Hello.', timestamp: [0, 1.5] as [number, number] },
      ],
    }
    const files = downloadsOf(
      'automatic-speech-recognition',
      answerOf<'automatic-speech-recognition'>({ inputs: new Blob(['x']) }, output),
    )
    expect(await textOf(await fileOf(files, '.srt'))).toContain(
      '00:00:00,000 --> 00:00:01,500\nHello.',
    )
    expect(await textOf(await fileOf(files, '.vtt'))).toMatch(/^WEBVTT\n/)
    expect(await textOf(await fileOf(files, '.txt'))).toContain('Hello. Bye.')
  })

  test('boxes are drawn into the picture', async () => {
    const box = { xmin: 10, ymin: 10, xmax: 1e308, ymax: 30 }
    const output = [{ label: 'cat', score: 0.9, box }]
    const files = downloadsOf(
      'object-detection',
      answerOf<'object-detection'>({ inputs: await greyPicture() }, output),
    )
    const picture = await createImageBitmap(await fileOf(files, '.png'))
    expect([picture.width, picture.height]).toEqual([60, 40])
    const context = new OffscreenCanvas(60, 40).getContext('2d')
    context?.drawImage(picture, 0, 0)
    expect([...(context?.getImageData(10, 25, 1, 1).data ?? [])].slice(0, 3)).not.toEqual([
      136, 136, 136,
    ])
  })

  test('a picture that cannot be read says so', async () => {
    const output = [{ label: 'cat', score: 0.9, box: { xmin: 1, ymin: 1, xmax: 2, ymax: 2 } }]
    const files = downloadsOf(
      'object-detection',
      answerOf<'object-detection'>({ inputs: new Blob(['no image']) }, output),
    )
    await expect(fileOf(files, '.png')).rejects.toThrow(DownloadError)
  })

  test('bytes of an answer are in the JSON as text', async () => {
    const files = downloadsOf(
      'text-to-image',
      answerOf<'text-to-image'>(
        { inputs: 'a cat' },
        { image: new Blob(['xy'], { type: 'image/png' }) },
      ),
    )
    expect(await textOf(await fileOf(files, '.json'))).toContain('data:image/png;base64,eHk=')
  })
})
