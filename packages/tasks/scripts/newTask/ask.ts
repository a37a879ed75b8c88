import { autocomplete, cancel, isCancel, select, text } from '@clack/prompts'
import carbon from '@iconify-json/carbon/icons.json' with { type: 'json' }
// The registry as a whole needs another package, and nothing has to be built for this command.
import { nearest } from '../../src/registry/editDistance.ts'
import { MODALITIES, MODALITY_LABELS } from '../../src/registry/modalities.ts'
import { COLORS } from '../../src/registry/pipeline.ts'
import { INPUT_KINDS, OUTPUT_KINDS } from './kinds.ts'

const ICONS = Object.keys(carbon.icons)

/** One question: the flag that answers it, the words, and the answers that are allowed. */
interface Question {
  flag: string
  message: string
  choices?: readonly { value: string; label: string }[]
  suggestion: (id: string) => string
  /** Whether the suggestion is taken where nobody can be asked. */
  isOptional?: boolean
}

type Flags = Record<string, string | undefined>

const values = (list: readonly string[]) => list.map((value) => ({ value, label: value }))

function titleCase(id: string): string {
  return id.replace(/(^|-)(\w)/g, (_match, dash: string, letter: string) => {
    return `${dash === '' ? '' : ' '}${letter.toUpperCase()}`
  })
}

export const QUESTIONS: readonly Question[] = [
  { flag: 'name', message: 'Name for people', suggestion: titleCase, isOptional: true },
  {
    flag: 'modality',
    message: 'Modality',
    choices: MODALITIES.map((value) => ({ value, label: MODALITY_LABELS[value] })),
    suggestion: () => 'nlp',
  },
  {
    flag: 'input',
    message: 'What goes in',
    choices: values(Object.keys(INPUT_KINDS)),
    suggestion: () => 'text',
  },
  {
    flag: 'output',
    message: 'What comes out',
    choices: values(Object.keys(OUTPUT_KINDS)),
    suggestion: () => 'classes',
  },
  {
    flag: 'icon',
    message: 'Icon of the Carbon set',
    choices: values(ICONS),
    suggestion: () => 'task',
  },
  { flag: 'color', message: 'Colour', choices: values(COLORS), suggestion: () => 'blue' },
]

async function askOne({ message, choices, suggestion }: Question, id: string): Promise<string> {
  const initial = suggestion(id)
  const answer =
    choices === undefined
      ? await text({ message, initialValue: initial })
      : choices.length > 20
        ? await autocomplete({ message, options: [...choices], initialValue: initial, maxItems: 8 })
        : await select({ message, options: [...choices], initialValue: initial })
  if (isCancel(answer)) {
    cancel('Nothing was written.')
    process.exit(130)
  }
  return answer
}

const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ()/&+.,-]{0,59}$/u

function checkName(flag: string, value: string): string {
  if (NAME.test(value)) return value
  throw new Error(`--${flag}: expected at most 60 letters, digits and spaces, got "${value}".`)
}

function checkAnswer({ flag, choices }: Question, value: string): string {
  const allowed = choices?.map((choice) => choice.value)
  if (allowed === undefined) return checkName(flag, value)
  if (allowed.includes(value)) return value
  const shown = allowed.length > 20 ? 'a name of the Carbon set' : allowed.join(', ')
  const near = nearest(value, allowed)
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`
  throw new Error(`--${flag}: expected ${shown}, got "${value}".${hint}`)
}

/** Checks what options say. @throws for the first one that is wrong. */
export function checkGiven(flags: Flags): void {
  for (const question of QUESTIONS) {
    const given = flags[question.flag]
    if (given !== undefined) checkAnswer(question, given)
  }
}

function requireAll(flags: Flags): void {
  const missing = QUESTIONS.filter(({ flag, isOptional }) => !isOptional && !flags[flag])
  if (missing.length === 0) return
  const names = missing.map(({ flag }) => `--${flag}`).join(', ')
  throw new Error(`there is no terminal to ask in, so these options are needed: ${names}.`)
}

/**
 * Answers every question by its option, or by asking a person in the terminal.
 *
 * @throws when there is no terminal and an option is missing; the name follows from the id then.
 */
export async function answerAll(id: string, flags: Flags): Promise<Record<string, string>> {
  const { isTTY } = process.stdin
  if (!isTTY) requireAll(flags)
  const answers: Record<string, string> = {}
  for (const question of QUESTIONS) {
    const { flag, suggestion } = question
    const value = flags[flag] ?? (isTTY ? await askOne(question, id) : suggestion(id))
    answers[flag] = checkAnswer(question, value)
  }
  return answers
}
