/** What widgets say, in English. Words that stand between others are functions. */
export const ENGLISH = {
  frame: {
    cancel: 'Cancel',
    running: 'Running',
    loading: 'The model is loading',
    /** How long something is going to take. */
    about: (duration: string) => `about ${duration}`,
    empty: 'Empty',
    emptyAnswer: 'The model gave an empty answer. Another input or other parameters may help.',
    input: (number: number) => `Input ${number}`,
    output: (number: number) => `Output ${number}`,
    addInput: 'Add another input',
    removeInput: (number: number) => `Remove input ${number}`,
    example: 'Example',
    choose: 'Choose…',
    exampleFailed: 'This example can’t be loaded. The form is as it was.',
    tryAgain: 'Try again',
    parameters: 'Parameters',
    /** How many parameters somebody has set. */
    set: (count: number) => `${count} set`,
    alsoSent: (list: string) => `Also sent: ${list}`,
    warnings: 'Warnings',
  },
  failure: {
    request: 'The request has to change',
    badShape: 'The model answered in the wrong shape',
    failed: 'The run failed',
    marked: 'See the marked field.',
    received: 'What came',
    retryable: 'trying again may help',
  },
  fields: {
    text: 'Text',
    nothing: 'Nothing to fill in.',
    default: 'default',
    onePerLine: 'one per line',
  },
  outputs: {
    copy: 'Copy',
    copied: 'Copied',
    copyRefused: 'The browser did not allow copying',
    json: 'JSON',
    save: 'Save',
    table: 'Table',
  },
  translation: {
    text: 'Text to translate',
  },
  element: {
    unknownTask: (task: string) => `There is no task “${task}”.`,
    noTask: 'Say which task: <taskmesh-widget task="translation">.',
    noRunner: 'This page can’t call a runner by its address: set `venues`.',
    notLoaded: (task: string) => `The widget of ${task} can’t be loaded.`,
  },
} as const

/** A word, or a function of what it depends on. */
type Word<Of> = Of extends (...values: infer Values) => string
  ? (...values: Values) => string
  : string

/**
 * Everything that widgets say, by the part that says it. `ENGLISH` and `GERMAN` are complete; for any
 * other language write such an object, and spread one of them for what you leave out.
 *
 * @example
 * ```ts
 * const DUTCH: Messages = { ...ENGLISH, frame: { ...ENGLISH.frame, cancel: 'Annuleren' } }
 * ```
 */
export type Messages = {
  readonly [Part in keyof typeof ENGLISH]: {
    readonly [Key in keyof (typeof ENGLISH)[Part]]: Word<(typeof ENGLISH)[Part][Key]>
  }
}
