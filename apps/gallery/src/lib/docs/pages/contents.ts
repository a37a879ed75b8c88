/** The pages that are written by hand, in the order in which they are read. */
export const GUIDE = [
  { title: 'Start', pages: ['index', 'concepts', 'devnet', 'testnet'] },
  { title: 'Models', pages: ['serving', 'pipelines', 'remote-engines', 'agents'] },
  { title: 'Interfaces', pages: ['widgets'] },
  { title: 'Earning', pages: ['provider'] },
  { title: 'Contributing', pages: ['adding-a-task'] },
  {
    title: 'Switching',
    pages: ['from-huggingface-tasks', 'from-huggingface-widgets', 'from-ogpu', 'from-tei'],
  },
  { title: 'Background', pages: ['protocol', 'architecture'] },
] as const satisfies readonly { title: string; pages: readonly string[] }[]
