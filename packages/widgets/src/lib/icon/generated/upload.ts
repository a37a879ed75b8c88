// Made by scripts/generateIcons.ts from the Carbon icons of IBM (Apache License 2.0).

export default [
  'm6 18l1.41 1.41L15 11.83V30h2V11.83l7.59 7.58L26 18L16 8zM6 8V4h20v4h2V4a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v4Z',
] as const
