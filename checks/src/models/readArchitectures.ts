import { readMeasured } from '@taskmesh/parity/measured'
import { readModels, RECORDED } from '@taskmesh/parity/reference'
import { findTaskId } from '@taskmesh/tasks'
import type { ModelRow } from './modelRow.ts'

type Measured = ReturnType<typeof readMeasured>[string]

function differenceOf({ number, pixel }: Measured): string {
  const parts = [
    ...(number === undefined ? [] : [number === 0 ? 'equal numbers' : `at most ${number}`]),
    ...(pixel === undefined
      ? []
      : [pixel === 0 ? 'equal pixels' : `at most ${pixel} of 255 in a pixel`]),
  ]
  return parts.length === 0 ? 'equal' : parts.join(', ')
}

function rowOf(name: string, measured: Measured): ModelRow {
  const { task, engine, cases } = measured
  return {
    task: findTaskId(task),
    model: name.startsWith(`${task}-`) ? name.slice(task.length + 1) : name,
    kind: 'architecture',
    engine,
    measured: `${differenceOf(measured)} (${cases} ${cases === 1 ? 'case' : 'cases'})`,
  }
}

/**
 * The architectures that are compared with Python, with the largest difference that `npm run test:parity --
 * --measure` found. One that is recorded and was not measured yet is there without a number.
 */
export function readArchitectures(): ModelRow[] {
  const measured = readMeasured()
  const missing = readModels(RECORDED).filter(({ name }) => !Object.hasOwn(measured, name))
  return [
    ...Object.entries(measured).map(([name, one]) => rowOf(name, one)),
    ...missing.map(({ name, reference: { task, cases } }) => ({
      ...rowOf(name, { task, engine: '–', cases: cases.length }),
      measured: `compared in \`npm test\` (${cases.length} cases), its difference not written down yet`,
    })),
  ].toSorted((a, b) => (a.model < b.model ? -1 : 1))
}
