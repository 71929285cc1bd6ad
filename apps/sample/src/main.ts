/**
 * The sample: plays the story, prints its timeline and a summary, and ends with 0 only when everything was as expected.
 */
import * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"
import { createHash, randomInt } from "node:crypto"
import { parseArgs } from "node:util"
import { type Kill } from "./durable/killing.ts"
import * as killing from "./durable/killing.ts"
import * as durable from "./durable/main.ts"
import * as LocalCloud from "./localCloud.ts"
import { mask } from "./mask.ts"
import { play } from "./play.ts"
import * as Timeline from "./timeline.ts"

/** Words in lines of at most 136 characters, so far from the left. */
const wrapped = (words: ReadonlyArray<string>, indent: number): string =>
  words
    .reduce<ReadonlyArray<string>>((lines, word) => {
      const line = `${lines.at(-1) ?? ""} ${word}`
      return lines.length > 0 && line.length + indent < 136 ? [...lines.slice(0, -1), line] : [...lines, word]
    }, [])
    .map((line) => " ".repeat(indent) + line)
    .join("\n")

const help = `Plays a call-center story with Azure Communication Services and Microsoft Graph calls.

  npm start                               on a local cloud; in a terminal it stays up afterwards
  npm start -- --once                     the same, and ends
  npm run start:durable                   as a durable flow on a local cloud, whose process is killed on its way and goes on
  npm start -- --endpoint <url>           on real resources, which the environment names

In PowerShell an npm before 11.4 loses the --: node scripts/run.mjs demo --once

With --durable
  --kill-at <request>                     where the flow's process is killed: a request, when it is answered and nothing of it stored;
                                          before:<request>, before it leaves; random, a moment drawn by --seed <number>; never.
                                          Default addSecondAgent. The requests are
${wrapped(killing.requests, 42)}

Real resources
  COMMUNICATION_CONNECTION_STRING         of the ACS resource at <url>
  COMMUNICATION_RESOURCE_ID               its immutable id
  AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET
                                          the Entra application of the Graph bot
  SAMPLE_CALLBACK_URL                     the public https address that leads to SAMPLE_HOST and SAMPLE_PORT
                                          (default 127.0.0.1 and 8080)
  SAMPLE_WEBHOOK_SECRET                   part of the webhooks' addresses; subscribe Event Grid's IncomingCall
                                          to <SAMPLE_CALLBACK_URL>/<SAMPLE_WEBHOOK_SECRET>/event-grid, and its
                                          ChatMessageReceivedInThread to …/chat
  SAMPLE_HOTLINE                          the number of the resource; call it when the story asks for it
  SAMPLE_SILENT_AGENT, SAMPLE_AGENT       numbers: one that is not answered, one that is
  SAMPLE_SUPERVISOR                       the object id of the Entra user whom the bot calls
  SAMPLE_AUDIO_URL                        a folder with greeting.wav, question.wav and music.wav
  SAMPLE_PATIENCE_SECONDS                 how long the first agent may ring (default 20)
  SAMPLE_GRAPH_ENDPOINT, SAMPLE_CALLS_METADATA_URL, SAMPLE_GRAPH_METADATA_URL
                                          where Microsoft's public cloud is not meant
`

const inWords = SchemaIssue.makeFormatterStandardSchemaV1()

/** What is wrong, for people; of settings, which and why. */
const textOf = (error: Error): string =>
  error instanceof Config.ConfigError && Schema.isSchemaError(error.cause)
    ? inWords(error.cause.issue)
        .issues.map(({ message, path = [] }) => `${path.map(String).join("_")}: ${message}`)
        .join("; ")
        .concat(" in the environment; --help lists what is needed")
    : error.message

const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const command = "node packages/emulator/dist/effect-comms.js"

/** What to do next: with the local cloud that stays up, or with one of one's own. */
const next = (origin: string | undefined): ReadonlyArray<string> => {
  const at = origin === undefined ? "" : ` --url ${origin}`
  return [
    "What next",
    ...(origin === undefined ? [`  ${command} emulator   starts a local cloud; --help lists its flags`] : []),
    `  ${command} logs${at}   shows what happens in it`,
    `  ${command} call${at}   calls it, once an application listens`,
    `  ${command} env .env${at}   writes the settings that the clients read`,
    "  apps/sample/src/story.ts is made to be copied from; packages/call-automation/README.md begins with ten lines"
  ]
}

/** Plays it once; gives the exit status. In a terminal a local cloud stays up until it is interrupted. */
const run = (endpoint: string | undefined, stays: boolean) =>
  Effect.gen(function* () {
    // There is no verdict when it is interrupted.
    process.exitCode = 1
    const timeline = Timeline.make(print)
    const cloud = endpoint === undefined ? yield* LocalCloud.start : undefined
    const scene = cloud ?? (yield* LocalCloud.connect(endpoint ?? "", timeline))
    const report = yield* play(scene, timeline)
    for (const line of ["", ...report.summary(), ""]) print(line)
    process.exitCode = report.isGood() ? 0 : 1
    const staying = stays ? cloud?.cloud : undefined
    for (const line of next(staying?.origin)) print(line)
    if (staying === undefined) return
    const { connectionString, origin } = staying
    print("")
    print("The local cloud stays up; Ctrl-C ends it.")
    print(`  connection string  ${connectionString}`)
    print(`  Graph              ${origin}/v1.0`)
    print(`  inspector          ${origin}/_emulator/`)
    return yield* Effect.never
  }).pipe(
    Effect.scoped,
    Effect.catch((error) =>
      Effect.sync(() => {
        process.stderr.write(`The story could not begin. ${mask(textOf(error))}\n`)
      })
    )
  )

/** Where the flow's process is killed. */
const killOf = (text: string, seed: number): Kill | undefined => {
  if (text === "never") return undefined
  if (text === "random") {
    print(`seed ${seed}`)
    return killing.kills[createHash("sha256").update(String(seed)).digest().readUInt32BE() % killing.kills.length]
  }
  const kill = killing.parse(text)
  if (kill === undefined)
    throw new Error(`--kill-at: expected a request such as addSecondAgent, random or never, not ${text}`)
  return kill
}

const read = () => {
  try {
    const { values } = parseArgs({
      options: {
        endpoint: { type: "string" },
        once: { type: "boolean" },
        durable: { type: "boolean" },
        "kill-at": { type: "string", default: "addSecondAgent" },
        seed: { type: "string" },
        help: { type: "boolean", short: "h" }
      }
    })
    const seed = Number(values.seed ?? randomInt(1_000_000))
    if (values.help === true || values.durable !== true) return { ...values, kill: undefined }
    return { ...values, kill: killOf(values["kill-at"], seed) }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : "expected other arguments"}\n\n${help}`)
    process.exitCode = 2
    return undefined
  }
}

const given = read()
if (given?.help === true) print(help)
else if (given?.durable === true) process.exitCode = await durable.play({ kill: given.kill, print })
else if (given !== undefined) {
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY
  const fiber = Effect.runFork(run(given.endpoint, isTerminal && given.once !== true))
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void Effect.runFork(Fiber.interrupt(fiber)))
}
