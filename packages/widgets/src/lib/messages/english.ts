/** What widgets say, in English. Words that stand between others are functions. */
export const ENGLISH = {
  frame: {
    cancel: 'Cancel',
    retry: 'Retry',
    /** Of a paid run, which goes on. */
    stopWaiting: 'Stop waiting',
    paidFirst: 'The paid run is under way. It is answered first.',
    otherPaid: 'Another paid run is under way on this page.',
    running: 'Running',
    loading: 'The model is loading',
    placeholder: 'The answer will appear here.',
    empty: 'Empty',
    emptyAnswer: 'The model gave an empty answer. Another input or other parameters may help.',
    input: (number: number) => `Input ${number}`,
    output: (number: number) => `Output ${number}`,
    addInput: 'Add another input',
    removeInput: (number: number) => `Remove input ${number}`,
    examples: 'Examples',
    exampleFailed: 'This example can’t be loaded. The form is as it was.',
    tryAgain: 'Try again',
    parameters: 'Parameters',
    /** How many parameters somebody has changed. */
    changed: (count: number) => `${count} changed`,
    commonOnly: 'Common ones only',
    allParameters: (count: number) => `All ${count} parameters`,
    resetAll: 'Reset all',
    alsoSent: (list: string) => `Also sent: ${list}`,
    warnings: 'Warnings',
    compare: 'Compare',
    history: 'History',
    fullScreen: 'Full screen',
    leaveFullScreen: 'Escape leaves the full screen',
    partMissing: 'This part of the widget can’t be loaded.',
  },
  failure: {
    request: 'The request has to change',
    badShape: 'The model answered in the wrong shape',
    failed: 'The run failed',
    marked: 'See the marked field.',
    /** What is at fault when no field is. */
    wholeRequest: 'Request',
    received: 'What came',
    retryable: 'trying again may help',
  },
  fields: {
    nothing: 'Nothing to fill in.',
  },
  outputs: {
    copy: 'Copy',
    copied: 'Copied',
    copyFailed: 'This could not be copied',
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
