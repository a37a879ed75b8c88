import type { Phrases } from './phrases.ts'

/** A count with a mark every three digits. */
const n = (count: number) => count.toLocaleString('en')

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
    copyRefused: 'This could not be copied',
    copyText: 'Copy text',
    copyTextOf: (number: number) => `Copy text ${number}`,
    copyJson: 'Copy JSON',
    copyTable: 'Copy table',
    copyNumbers: 'Copy numbers',
    copyVector: 'Copy vector',
    copyVectors: 'Copy vectors',
    json: 'JSON',
    jsonCut: 'Long parts are left out here; what is copied is whole.',
    save: 'Save',
    score: 'Score',
    class: 'Class',
    answer: 'Answer',
    /** What long lists are made of. */
    labels: 'labels',
    places: 'places',
    areas: 'areas',
    rows: 'rows',
    columns: 'columns',
    fields: 'fields',
    results: 'results',
    texts: 'texts',
    inputs: 'inputs',
    tokens: 'tokens',
    patches: 'patches',
    textParts: 'parts of the text',
    whichShown: (noun: string) => `Which ${noun} are shown`,
    showAll: (count: number, noun: string) => `Show all ${n(count)} ${noun}`,
    showFewer: 'Show fewer',
    previous: 'Previous',
    next: 'Next',
    previousOf: (noun: string) => `Previous ${noun}`,
    nextOf: (noun: string) => `Next ${noun}`,
    range: (from: number, to: number, total: number, noun: string) =>
      `${n(from)}–${n(to)} of ${n(total)} ${noun}`,
    text: 'Text',
    whichPart: 'Which part of the text is shown',
    previousPart: 'Previous part',
    nextPart: 'Next part',
    part: (number: number, parts: number, characters: number) =>
      `Part ${n(number)} of ${n(parts)} (${n(characters)} characters in all)`,
    marksOutside: (count: number) =>
      count === 1
        ? '1 mark lies outside of the text.'
        : `${n(count)} marks lie outside of the text.`,
    marksHidden: (count: number) =>
      `${n(count)} more ${count === 1 ? 'mark lies' : 'marks lie'} in these; the JSON has all.`,
    imageBroken: 'The image that this belongs to can’t be shown.',
    /** A thing that was found and has no name. */
    place: (number: number) => `Place ${number}`,
    area: (number: number) => `Area ${number}`,
    imageWithPlaces: (count: number, names: string) =>
      `The image with ${count === 1 ? 'one marked place' : `${n(count)} marked places`}: ${names}`,
    imageWithAreas: (count: number) =>
      `The image with ${count === 1 ? 'one marked area' : `${n(count)} marked areas`}`,
    outsideImage: (count: number) => `${n(count)} outside of the image`,
    notDrawn: (count: number) =>
      `${n(count)} ${count === 1 ? 'place is' : 'places are'} not drawn: the coordinates are no numbers, or end before they begin. The JSON has them.`,
    opacity: 'Opacity',
    show: (name: string) => `Show ${name}`,
    masksBroken: (count: number) =>
      `${n(count)} ${count === 1 ? 'mask is no image' : 'masks are no images'} that can be read here.`,
    before: 'Before',
    after: 'After',
    given: 'What was given',
    howMuchBefore: 'How much of what was given is shown over the result',
    compareWithGiven: 'Compare with what was given',
    table: 'Table',
    tableEmpty: 'The table is empty.',
    sortBy: 'Sort by this column',
    numbers: (count: number) => `${n(count)} numbers`,
    vectors: (count: number, noun: string, length: number) =>
      `${n(count)} ${noun} of ${n(length)} numbers`,
    fromTo: (what: string, from: string, to: string) => `${what} from ${from} to ${to}`,
    mean: (value: string) => `mean ${value}`,
    length: (value: string) => `length ${value}`,
    notFinite: (count: number) => `${n(count)} not finite`,
    asColors: (what: string) => `${what} as colours`,
    alike: 'How alike they are',
    cosines: 'The cosine of each two; 1 is the same direction',
    onPlane: 'On a plane',
    nearPlaces: 'Like ones are near each other',
    comparedOnly: (count: number, total: number) =>
      `The first ${n(count)} of ${n(total)} inputs are compared.`,
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
  /** The English phrases stand in the parts that say them. */
  phrases: {},
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
  readonly [Part in Exclude<keyof typeof ENGLISH, 'phrases'>]: {
    readonly [Key in keyof (typeof ENGLISH)[Part]]: Word<(typeof ENGLISH)[Part][Key]>
  }
} & {
  /** What parts say beside that, by the English phrase; what is left out is said in English. */
  readonly phrases: Phrases
}
