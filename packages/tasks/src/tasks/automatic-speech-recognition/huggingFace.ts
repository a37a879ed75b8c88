import type { TaskOutput } from '../../schemas.ts'

/** A part of what is said, with its times. */
export type AutomaticSpeechRecognitionOutputChunk = NonNullable<
  TaskOutput<'automatic-speech-recognition'>['chunks']
>[number]
