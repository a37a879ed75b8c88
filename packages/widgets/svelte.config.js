/** Read by svelte-package and svelte-check. */
export default { compilerOptions: { runes: true } }
