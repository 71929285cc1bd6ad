/** Puts the command into one file: importing its modules one by one costs more than half of its start. */
import { build } from "esbuild"

await build({
  entryPoints: ["dist/cli.js"],
  outfile: "dist/effect-comms.js",
  bundle: true,
  platform: "node",
  target: "node22",
  format: "esm",
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  // Some libraries inside still call `require`.
  banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  logLevel: "warning"
})
