/** The page on what is known of the real service and how: the recordings' facts, and what the local cloud assumes. */

const cell = (text) =>
  String(text).replaceAll("|", "\\|").replaceAll("<", "&lt;").replaceAll("{{", "&#123;&#123;").replaceAll(/\s+/g, " ")

const groups = {
  kernel: "All services",
  calls: "Call Automation",
  chat: "Chat",
  identity: "Identity",
  graph: "Graph calls"
}

const titleOf = (id) => {
  const [prefix] = id.split(".")
  return groups[prefix] ?? prefix
}

const head = `---
aside: false
---

# What is recorded, and what is assumed

The local cloud answers as Microsoft's services do. Each answer and event has a source:

- **recorded**: a recording of the real service shows it;
- **official client**: Microsoft's own client performs the operation or reads the event in a test on the local cloud;
- **documented**: Microsoft publishes it, and nothing else shows it;
- **assumed**: nobody outside shows it.

The README of the local cloud has [a table of every operation and event](%parity%) with its source. This page is made from the same data:
\`GET /_emulator/coverage\` and the facts of the recordings.`

const recordedSection = ({ apiVersions, shown = [] }) => {
  const names = new Map()
  for (const { name, service, source } of shown) {
    const key = `${service}\u0000${name}`
    names.set(key, [...(names.get(key) ?? []), source])
  }
  const rows = [...names].map(([key, sources]) => {
    const [service, name] = key.split("\u0000")
    return `| ${service} | \`${cell(name)}\` | ${[...new Set(sources)].join(", ")} |`
  })
  const versions = apiVersions.map(
    ({ service, source, versions: list }) => `| ${service} | ${list.join(", ")} | ${source} |`
  )
  return [
    "## Recorded",
    "Operations and events that recordings of the real service show, with the section of the notes on the recordings:",
    `| service | operation or event | sections |\n| --- | --- | --- |\n${rows.join("\n")}`,
    "Versions of the API in the recordings:",
    `| service | versions | section |\n| --- | --- | --- |\n${versions.join("\n")}`
  ]
}

const assumedSection = (assumed) => {
  const byTitle = Map.groupBy(assumed, ({ id }) => titleOf(id))
  return [
    "## Assumed",
    `${assumed.length} behaviors of the local cloud that no recording and no document shows, each with the reason for the choice. If you know better, please open an issue with a recording.`,
    ...[...byTitle].flatMap(([title, list]) => [
      `### ${title}`,
      `| id | what | why |\n| --- | --- | --- |\n${list
        .map(({ id, what, why }) => `| \`${id}\` | ${cell(what)} | ${cell(why)} |`)
        .join("\n")}`
    ])
  ]
}

/** The page, of the answer of the coverage control and of `contracts/facts/recorded.json`. */
export const assumedPage = ({ coverage, parity, recorded }) =>
  `${[head.replace("%parity%", parity), ...recordedSection(recorded), ...assumedSection(coverage.assumed)].join("\n\n")}\n`
