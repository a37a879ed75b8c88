export declare function shellArguments(
  args: readonly string[],
  platform?: NodeJS.Platform,
): string[]
