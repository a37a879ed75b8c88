/// <reference types="@sveltejs/kit" />

declare module 'virtual:taskmesh-docs' {
  const sources: import('../scripts/docs/docsSources.ts').DocsSources
  export default sources
}
