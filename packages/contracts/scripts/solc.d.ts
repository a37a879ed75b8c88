/** The part of solc-js that the build uses; the package brings no types. */
declare module 'solc' {
  export function version(): string
  export function compile(
    input: string,
    callbacks: { import(path: string): { contents: string } | { error: string } },
  ): string
}
