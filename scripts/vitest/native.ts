/**
 * Tests run as Node runs TypeScript, which strips the types: vitest's own way to run modules would transform each file of the sources and of
 * the tests once more in every package. Mocks of modules need that way; a test that has to replace one registers a hook of Node.
 */
export const native = {
  execArgv: ["--import", new URL("testModules.mjs", import.meta.url).href],
  experimental: { viteModuleRunner: false, nodeLoader: false }
}
