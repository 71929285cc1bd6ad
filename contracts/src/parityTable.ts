/** The parity as the emulator's README shows it: one table per service, and what is assumed of no single operation or event. */
import { services } from "./declared.ts"
import type { Parity, ParityRow } from "./parity.ts"
import { titles } from "./titles.ts"

const header = (kind: ParityRow["kind"]) => [
  `| ${kind} | known from | recordings | official client | assumed of it |`,
  "| --- | --- | --- | --- | --- |"
]

const list = (values: ReadonlyArray<string>): string => (values.length === 0 ? "–" : values.join(", "))

const code = (text: string): string => `\`${text}\``

const line = ({ assumptions, kind, known, name, officialClient, recordings }: ParityRow): string =>
  `| ${[
    code(name),
    known,
    list(recordings),
    officialClient === undefined || kind === "event" ? (officialClient ?? "–") : code(officialClient),
    list(assumptions.map(code))
  ].join(" | ")} |`

/** The tables, in Markdown; the formatter leaves them as they are. */
export const render = ({ general, rows }: Pick<Parity, "general" | "rows">): string =>
  [
    "<!-- prettier-ignore-start -->",
    ...services.flatMap((service) => {
      const tables = (["operation", "event"] as const).flatMap((kind) => {
        const own = rows.filter((row) => row.service === service && row.kind === kind)
        return own.length === 0 ? [] : [[...header(kind), ...own.map(line)].join("\n")]
      })
      return tables.length === 0 ? [] : [`### ${titles[service]}`, ...tables]
    }),
    `Assumed of a service or of all: ${list(general.map(({ id }) => code(id)))}.`,
    "<!-- prettier-ignore-end -->"
  ].join("\n\n")
