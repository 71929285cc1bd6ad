/**
 * Puts the command into one file, and into a few more what it loads only when somebody asks for it: importing its modules one by one costs
 * more than half of its start. What it takes in from others keeps its license: their texts are beside it.
 */
import { build, transform } from "esbuild"
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"

const common = {
  bundle: true,
  platform: "node",
  target: "node22",
  format: "esm",
  minifySyntax: true,
  minifyWhitespace: true,
  // Those comments of the sources that a license wants kept; they come as a file of their own.
  legalComments: "external",
  // Some libraries inside still call `require`.
  banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  metafile: true,
  write: false,
  logLevel: "warning"
}
const encoders = "encoding/encode.js"
/** Encoders are a file of their own, for the library as well: whoever makes no MP3 and no MP4 does not load them. */
const apart = {
  name: "apart",
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/encoding\/encode\.js$/ }, () => ({ path: `./${encoders}`, external: true }))
}
/**
 * Makes function expressions of the arrow functions in our modules: V8 compiles both when they are called, but until then it builds the syntax
 * trees of arrow functions of an ECMAScript module nevertheless, which doubles the memory that loading takes. A file with `class`, `super` or
 * `new.target` is left as it is: esbuild's conversion is wrong there in places.
 */
const lazyFunctions = {
  name: "lazyFunctions",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.js$/ }, async ({ path }) => {
      if (path.includes("node_modules")) return undefined
      const text = readFileSync(path, "utf8")
      if (/\b(?:class|super|new\.target)\b/.test(text)) return undefined
      const { code } = await transform(text, { target: common.target, supported: { arrow: false } })
      return { contents: code }
    })
}
const builds = [
  await build({
    ...common,
    splitting: true,
    entryPoints: { "effect-comms": "dist/cli.js" },
    outdir: "dist",
    chunkNames: "effect-comms-[hash]",
    plugins: [apart, lazyFunctions]
  }),
  // Of the source: what the compiler makes of it is replaced.
  await build({ ...common, entryPoints: ["src/encoding/encode.ts"], outfile: `dist/${encoders}`, banner: {} })
]
rmSync(`dist/${encoders}.map`, { force: true })

/** The folder of the package that a bundled file of others belongs to. */
const packageOf = (file) => {
  let folder = dirname(file)
  while (!existsSync(join(folder, "package.json")) || !("version" in manifestOf(folder))) folder = dirname(folder)
  return folder
}
const manifestOf = (folder) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))

const licenseOf = (folder) => {
  const { name, version, license } = manifestOf(folder)
  const texts = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|notice|copying)(?:[.-]|$)/i.test(file))
    .toSorted()
    .map((file) => readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim())
  if (typeof license !== "string") throw new Error(`${name}@${version} does not say its license`)
  return `${name} ${version} (${license})\n\n${texts.join("\n\n") || "Its package contains no text of the license."}`
}

const taken = builds
  .flatMap(({ metafile }) => Object.values(metafile.outputs))
  .flatMap(({ inputs }) => Object.entries(inputs))
  .filter(([file, { bytesInOutput }]) => bytesInOutput > 0 && file.includes("node_modules/"))
  .map(([file]) => packageOf(file))
const licenses = [...new Set(taken)].map(licenseOf).toSorted()

/** The build of the inspector, and the licenses of what is in it. */
const inspector = "../inspector/dist"
if (!existsSync(join(inspector, "index.html")))
  throw new Error("the inspector is not built: pnpm turbo run build --filter=@effect-comms/inspector")
rmSync("dist/inspector", { recursive: true, force: true })
cpSync(inspector, "dist/inspector", { recursive: true, filter: (path) => !path.endsWith(".md") })
licenses.push(readFileSync(join(inspector, "licenses.md"), "utf8").trim())

for (const file of readdirSync("dist")) if (/^effect-comms-.*\.js/.test(file)) rmSync(join("dist", file))
for (const { path, text } of builds.flatMap(({ outputFiles }) => outputFiles)) {
  if (path.endsWith(".js")) writeFileSync(path, text, path.endsWith(encoders) ? {} : { mode: 0o755 })
  else if (text.trim() !== "" && !licenses.includes(`Comments of the sources\n\n${text.trim()}`))
    licenses.push(`Comments of the sources\n\n${text.trim()}`)
}
writeFileSync(
  "dist/THIRD_PARTY_LICENSES.txt",
  `effect-comms.js, ${encoders} and the inspector contain these packages.\n\n${licenses.join(`\n\n${"-".repeat(80)}\n\n`)}\n`
)
