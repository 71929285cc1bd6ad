/** What a program weighs: bundled by esbuild, minified, compressed; and how long its import takes. */
import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { gzipSync } from "node:zlib"
import { build } from "esbuild"

/** A bundled program. */
export interface Bundle {
  readonly bytes: number
  readonly gzip: number
  /** The modules inside and their bytes, largest first; paths from `node_modules` or the package on. */
  readonly modules: ReadonlyArray<readonly [module: string, bytes: number]>
  readonly text: string
}

/** A program of this package, compiled. */
export const program = (name: "ours" | "official"): string =>
  fileURLToPath(new URL(`./programs/${name}.js`, import.meta.url))

// esbuild takes `globalThis.File` for something with an effect, so it keeps what Schema declares of these, and Base64 with it.
const define = Object.fromEntries(
  ["RegExp", "URL", "URLSearchParams", "File", "Uint8Array"].map((name) => [`globalThis.${name}`, name])
)

/**
 * Bundles a program for Node with esbuild. `defined` declares that five names of `globalThis` are the platform's own, as core's README
 * advises; rollup and rolldown know that by themselves.
 */
export const bundle = async (entry: string, defined: boolean): Promise<Bundle> => {
  const { metafile, outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    metafile: true,
    write: false,
    outfile: "program.js",
    define: defined ? define : {},
    logLevel: "error"
  })
  const [file] = outputFiles
  const [output] = Object.values(metafile.outputs)
  if (file === undefined || output === undefined) throw new Error("esbuild gave no bundle")
  const modules = Object.entries(output.inputs)
    .map(
      ([path, { bytesInOutput }]) =>
        [path.replace(/^.*node_modules\/(?!\.pnpm)|^(\.\.\/)+/, ""), bytesInOutput] as const
    )
    .filter(([, bytes]) => bytes > 0)
    .toSorted((a, b) => b[1] - a[1])
  return { bytes: file.contents.length, gzip: gzipSync(file.contents, { level: 9 }).length, modules, text: file.text }
}

/** What an import takes: milliseconds of CPU, which a busy machine hardly changes, and of wall time. */
export interface Import {
  readonly cpu: number
  readonly wall: number
}

const importOnce = (file: string): Import => {
  const script = `const s=performance.now(),c=process.cpuUsage();await import(${JSON.stringify(pathToFileURL(file).href)});const{user,system}=process.cpuUsage(c);console.log((user+system)/1000,performance.now()-s)`
  const [cpu = Number.NaN, wall = Number.NaN] = execFileSync(
    process.execPath,
    ["--input-type=module", "--eval", script],
    { encoding: "utf8" }
  )
    .split(" ")
    .map(Number)
  return { cpu, wall }
}

const median = (values: ReadonlyArray<number>): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
const medianOf = (imports: ReadonlyArray<Import>): Import => ({
  cpu: median(imports.map(({ cpu }) => cpu)),
  wall: median(imports.map(({ wall }) => wall))
})

/** What the imports of two files take, in turn, each in a fresh process: medians. */
export const importsOf = (files: readonly [string, string], times: number): readonly [Import, Import] => {
  const rounds = Array.from({ length: times }, () => [importOnce(files[0]), importOnce(files[1])] as const)
  return [medianOf(rounds.map(([first]) => first)), medianOf(rounds.map(([, second]) => second))]
}

/** What the import of a bundle takes. */
export const bundledImport = (text: string, times: number): Import => {
  const folder = mkdtempSync(join(tmpdir(), "effect-comms-bench-"))
  try {
    const file = join(folder, "program.mjs")
    // What is CommonJS inside the official bundle asks for a `require`.
    writeFileSync(file, `import{createRequire}from"node:module";const require=createRequire(import.meta.url);${text}`)
    return medianOf(Array.from({ length: times }, () => importOnce(file)))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
