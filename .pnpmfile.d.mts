/** Hooks of pnpm. */
export const hooks: {
  /** Gives the package.json that is published for one of this repository. */
  beforePacking(manifest: Readonly<Record<string, unknown>>): Record<string, unknown>
}
