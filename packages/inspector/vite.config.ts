import { defineConfig } from "vitest/config"

// Everything is a file of the local cloud's own origin: its policy allows nothing inline, and no data: URL.
export default defineConfig({
  base: "/_emulator/",
  build: {
    target: "es2022",
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: "licenses.md" },
    reportCompressedSize: false
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: { include: ["test/**/*.test.ts"], isolate: false, maxWorkers: 1, testTimeout: 60_000 }
})
