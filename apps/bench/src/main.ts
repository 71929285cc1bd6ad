/**
 * The benchmark: our clients, Microsoft's and the floor in one run, interleaved, and the figures of the local cloud.
 *
 * `--quick` measures little, to see that everything runs; `--json` writes the figures for a program to read.
 */
import { parseArgs } from "node:util"
import { bundle, bundledImportMillis, importMillis, program } from "./bundle.ts"
import { cloud } from "./cloud.ts"
import { type Effort, measure, type Ratio } from "./measure.ts"
import { type Pending, pending } from "./waits.ts"
import { webhooks } from "./webhooks.ts"

const { values } = parseArgs({ options: { quick: { type: "boolean" }, json: { type: "boolean" } } })
const quick = values.quick === true
const effort: Effort = quick ? { rounds: 3, calls: 200, warmUp: 1_000 } : { rounds: 15, calls: 1_500, warmUp: 15_000 }

const say = (line: string) => values.json !== true && console.log(line)
const progress = (line: string) => process.stderr.write(`  ${line}\n`)
const column = (text: string | number, width = 12) => String(text).padStart(width)
const verdict = (figure: number, limit: number) => (figure <= limit ? "within" : "OVER")

const ratios = await measure([1, 32, 256], effort, progress)
const at = (client: string, concurrency: number): Ratio | undefined =>
  ratios.find((ratio) => ratio.client === client && ratio.concurrency === concurrency)
const [ours32, official32] = [at("ours, undici", 32)?.cpu ?? Number.NaN, at("official", 32)?.cpu ?? Number.NaN]

say("\nCPU and wall time per call as ratios to the floor (undici + HMAC + JSON)")
say(
  `${"client".padEnd(20)}${["cpu c=1", "c=32", "c=256", "wall c=1", "c=32", "c=256", "us c=32"].map((h) => column(h, 10)).join("")}`
)
for (const client of new Set(ratios.map((ratio) => ratio.client))) {
  const of = (read: (ratio: Ratio) => number) =>
    [1, 32, 256].map((c) => {
      const ratio = at(client, c)
      return column(ratio === undefined ? "-" : read(ratio).toFixed(2), 10)
    })
  say(
    `${client.padEnd(20)}${[...of((r) => r.cpu), ...of((r) => r.wall)].join("")}${column((at(client, 32)?.micros ?? 0).toFixed(1), 10)}`
  )
}
say(`ours over undici at 32: ${ours32.toFixed(2)} x the floor, limit 1.4: ${verdict(ours32, 1.4)}`)
const default32 = at("ours, default", 32)?.cpu ?? Number.NaN
say(`ours by default at 32: ${default32.toFixed(2)} x the floor, limit 1.4: ${verdict(default32, 1.4)}`)
say(`ours to official at 32: ${(ours32 / official32).toFixed(3)}, limit 0.25: ${verdict(ours32 / official32, 0.25)}`)

progress("webhooks")
const decoding = webhooks(quick ? 5_000 : 100_000, quick ? 3 : 9)
say(`\nWebhook decoding, ${decoding.bodies} bodies of ${decoding.kinds} kinds, ratio to JSON.parse`)
say(
  `ours      ${decoding.ours.toFixed(2)}  refuses ${decoding.oursRefuses} of ${decoding.broken} broken bodies; limit 2.2: ${verdict(decoding.ours, 2.2)}`
)
say(`official  ${decoding.official.toFixed(2)}  refuses ${decoding.officialRefuses} of ${decoding.broken}`)

progress("pending waits")
const waits: Array<Pending> = []
for (const count of quick ? [1_000, 10_000] : [1_000, 10_000, 100_000, 1_000_000]) waits.push(await pending(count))
say("\nPending waits of CallEvents, each on a leg of its own: microseconds of an event, and bytes")
say("waits".padEnd(12) + ["new leg", "known leg", "begin", "per wait", "bare fiber"].map((h) => column(h)).join(""))
for (const { begin, bytesPerFiber, bytesPerWait, knownLeg, newLeg, waits: count } of waits) {
  const times = [newLeg, knownLeg, begin].map((figure) => column(figure.toFixed(1)))
  say(
    `${String(count).padEnd(12)}${[...times, column(bytesPerWait.toFixed(0)), column(bytesPerFiber.toFixed(0))].join("")}`
  )
}
const [few, ...more] = waits
const growth = Math.max(...more.map(({ newLeg }) => newLeg)) / (few?.newLeg ?? Number.NaN)
say(`an event on a new leg with the most waits to one with the fewest: ${growth.toFixed(1)}`)

progress("bundles")
const size = {
  ours: await bundle(program("ours"), true),
  "ours, esbuild's defaults": await bundle(program("ours"), false),
  official: await bundle(program("official"), false)
}
say(
  "\nA program of one operation".padEnd(29) + ["KB", "KB gzip", "import ms", "bundled"].map((h) => column(h)).join("")
)
const start: Record<string, { readonly import: number; readonly bundled: number }> = {}
for (const [name, { bytes, gzip, text }] of Object.entries(size)) {
  const file = program(name === "official" ? "official" : "ours")
  const taken = { import: importMillis(file), bundled: bundledImportMillis(text) }
  start[name] = taken
  const figures = [bytes / 1024, gzip / 1024, taken.import, taken.bundled]
  say(`${name.padEnd(28)}${figures.map((figure) => column(figure.toFixed(1))).join("")}`)
}
say(`ours: ${(size.ours.gzip / 1024).toFixed(2)} KB gzip, limit 35: ${verdict(size.ours.gzip, 35 * 1024)}`)

progress("local cloud")
const local = await cloud(quick)
say("\nThe local cloud")
for (const [name, { figure, limit, unit }] of Object.entries(local))
  say(`${name.padEnd(44)}${column(figure.toFixed(1))} ${unit}, budget ${limit}`)

if (values.json === true) {
  const sizes = Object.fromEntries(Object.entries(size).map(([name, { gzip }]) => [name, gzip]))
  console.log(JSON.stringify({ ratios, decoding, waits, sizes, start, local }, undefined, 2))
}
