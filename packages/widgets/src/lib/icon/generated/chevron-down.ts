// Made by scripts/generateIcons.ts from the Carbon icons of IBM (Apache License 2.0).

export default [
  'M16 22L6 12l1.4-1.4l8.6 8.6l8.6-8.6L26 12z',
] as const
