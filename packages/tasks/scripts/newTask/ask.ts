import { autocomplete, cancel, isCancel, select, text } from '@clack/prompts'
import carbon from '@iconify-json/carbon/icons.json' with { type: 'json' }
import { COLORS, MODALITIES, MODALITY_LABELS } from '../../src/registry/index.ts'
import { INPUT_KINDS, OUTPUT_KINDS } from './kinds.ts'

export const ICONS = Object.keys(carbon.icons)

/** One question: the flag that answers it, the words, and the answers that are allowed. */
interface Question {
  flag: string
  message: string
  choices?: readonly { value: string; label: string }[]
  suggestion: (id: string) => string
}

const values = (list: readonly string[]) => list.map((value) => ({ value, label: value }))

function titleCase(id: string): string {
  return id.replace(/(^|-)(\w)/g, (_match, dash: string, letter: string) => {
    return `${dash === '' ? '' : ' '}${letter.toUpperCase()}`
  })
}

export const QUESTIONS: readonly Question[] = [
  { flag: 'name', message: 'Name for people', suggestion: titleCase },
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

/** Answers every question by its flag, or by asking where a person is there, or by the suggestion. */
export async function answerAll(
  id: string,
  flags: Record<string, string | undefined>,
): Promise<Record<string, string>> {
  const answers: Record<string, string> = {}
  for (const question of QUESTIONS) {
    const given = flags[question.flag]
    const value =
      given ?? (process.stdin.isTTY ? await askOne(question, id) : question.suggestion(id))
    const allowed = question.choices?.map((choice) => choice.value)
    if (allowed !== undefined && !allowed.includes(value)) {
      const shown = allowed.length > 20 ? 'a name of the Carbon set' : allowed.join(', ')
      throw new Error(`--${question.flag}: expected ${shown}, got "${value}".`)
    }
    answers[question.flag] = value
  }
  return answers
}
