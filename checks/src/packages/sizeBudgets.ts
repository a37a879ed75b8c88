/**
 * Bytes that the files of each package may have when they are unpacked: a little more than they have. That of
 * the command is for the gallery, which it serves.
 */
export const SIZE_BUDGETS: Readonly<Record<string, number>> = {
  cli: 84_000_000,
  client: 700_000,
  content: 38_000,
  contracts: 610_000,
  'demo-models': 37_500_000,
  devnet: 100_000,
  errors: 110_000,
  'inference-runner': 2_400_000,
  provider: 340_000,
  taskmesh: 6_000,
  tasks: 1_200_000,
  'tasks-data': 2_350_000,
  venues: 180_000,
  widgets: 6_400_000,
}
