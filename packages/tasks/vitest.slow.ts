/**
 * The tests that pack the package, copy the repository, or compile what the documentation shows. They
 * are a project of their own, `tasks:package`, so that those of the sources take seconds.
 */
export const SLOW = [
  'test/checkTask.test.ts',
  'test/docs.test.ts',
  'test/newTask.test.ts',
  'test/pack.test.ts',
  'test/readme.test.ts',
  'test/switching.test.ts',
]
