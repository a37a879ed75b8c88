// Made by scripts/generateIcons.ts from the Carbon icons of IBM (Apache License 2.0).

export default [
  'm13 24l-9-9l1.414-1.414L13 21.171L26.586 7.586L28 9z',
] as const
