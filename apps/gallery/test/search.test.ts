import { TASK_IDS, TASKS } from '@taskmesh/tasks'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { searchTasks } from '#lib/search/searchTasks.ts'

describe('searchTasks', () => {
  test.for([
    ['speech to text', 'automatic-speech-recognition'],
    ['speech-to-text', 'automatic-speech-recognition'],
    ['text to speech', 'text-to-speech'],
    ['ocr', 'image-to-text'],
    ['transalation', 'translation'],
    ['translaton', 'translation'],
    ['sumarisation', 'summarization'],
    ['object detecton', 'object-detection'],
    ['sentiment', 'text-classification'],
    ['chatbot', 'chat-completion'],
    ['image to text', 'image-to-text'],
    ['translate a text', 'translation'],
  ] as const)('“%s” finds %s first', ([query, task]) => {
    expect(searchTasks(query)[0]).toBe(task)
  })

  test('“speech to text” finds the other way round too, later', () => {
    expect(searchTasks('speech to text')).toContain('text-to-speech')
  })

  test('libraries and modalities are searched', () => {
    expect(searchTasks('sentence-transformers')).toContain('sentence-similarity')
    expect(searchTasks('audio')).toContain('voice-activity-detection')
  })

  test.for(TASK_IDS)('%s is the first that its id and its name find', (task) => {
    expect(searchTasks(task)[0]).toBe(task)
    expect(searchTasks(TASKS[task].name)[0]).toBe(task)
  })

  test('every other name finds its task', () => {
    for (const task of TASK_IDS) {
      for (const name of TASKS[task].synonyms) expect(searchTasks(name)).toContain(task)
    }
  })

  test('property: any text is searched without an exception, and each task found once', () => {
    fc.assert(
      fc.property(fc.string(), (query) => {
        const found = searchTasks(query)
        expect(new Set(found).size).toBe(found.length)
      }),
    )
  })
})
