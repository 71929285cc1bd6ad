/** The coverage as the README shows it: one table per service. */
import { serviceFailures, services } from "./declared.ts"
import type { Row } from "./coverage.ts"
import { titles } from "./titles.ts"

const header = [
  "| operation | versions | client | local cloud | contract: success | contract: failures of its own | Microsoft's facts |",
  "| --- | --- | --- | --- | --- | --- | --- |"
]

const range = (versions: ReadonlyArray<string>): string => {
  if (versions.length <= 2) return versions.join(", ")
  return `${versions[0]} … ${versions.at(-1)} (${versions.length})`
}

const list = (values: ReadonlyArray<string | number>): string => (values.length === 0 ? "–" : values.join(", "))

const line = ({ clients, differences, failures, id, localCloud, successes, versions }: Row): string =>
  `| ${[
    `\`${id}\``,
    range(versions),
    list(clients.map((one) => `\`${one}\``)),
    localCloud ? "yes" : "–",
    list(successes),
    list(failures),
    differences === 0 ? "agrees" : `${differences} differences`
  ].join(" | ")} |`

/** The tables, in Markdown; the formatter leaves them as they are. */
export const render = (rows: ReadonlyArray<Row>): string =>
  [
    "<!-- prettier-ignore-start -->",
    ...services.flatMap((service) => {
      const own = rows.filter((row) => row.service === service)
      if (own.length === 0) return []
      const besides = `The contract holds the failures that every operation may have (${list(serviceFailures[service])}) once.`
      return [[`### ${titles[service]}`, "", ...header, ...own.map(line), "", besides].join("\n")]
    }),
    "<!-- prettier-ignore-end -->"
  ].join("\n\n")
