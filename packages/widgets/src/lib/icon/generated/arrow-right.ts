// Made by scripts/generateIcons.ts from the Carbon icons of IBM (Apache License 2.0).

export default [
  'm18 6l-1.43 1.393L24.15 15H4v2h20.15l-7.58 7.573L18 26l10-10z',
] as const
