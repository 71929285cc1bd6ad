// The table of operations in the README of a package.
const marks = ["<!-- operations -->", "<!-- /operations -->"]

const range = (has, { all }) => {
  if (has.length === all.length) return "all"
  const from = all.slice(all.indexOf(has[0]))
  return from.length === has.length && has.length > 1 ? `since ${has[0]}` : has.join(", ")
}

const code = (text) => `\`${text}\``

/** A README with the table of its package's operations. */
export const withTable = (readme, { name, resources, versions }) => {
  const [open, close] = marks
  const [start, end] = [readme.indexOf(open), readme.indexOf(close)]
  if (start < 0 || end < start) throw new Error(`${name}: README.md must contain ${open} and ${close}`)
  const clouds = resources.some(({ operations }) => operations.some(({ operation }) => operation.service.clouds))
  const outcomes = resources.some(({ operations }) =>
    operations.some(({ operation: { outcome } }) => outcome !== undefined && outcome.form?.gives === undefined)
  )
  const columns = [
    ["resource", ({ resource }) => code(resource)],
    [
      "function",
      ({ name, operation }) => [name, ...(operation.outcome ? [`${name}AndWait`] : [])].map(code).join(", ")
    ],
    ["retry class", ({ operation }) => code(operation.retry)],
    ["versions", ({ operation }) => range(operation.versions, versions)],
    ...(clouds
      ? [
          [
            "clouds",
            ({ operation }) =>
              [
                operation.service.clouds.join(", "),
                ...Object.entries(operation.clouds ?? {}).map(([version, has]) => `${version}: ${has.join(", ")}`)
              ].join("; ")
          ]
        ]
      : []),
    ...(outcomes
      ? [
          [
            "outcome",
            ({ operation: { outcome } }) =>
              outcome === undefined ? "–" : [...new Set([...outcome.succeeded, ...(outcome.failed ?? [])])].join(", ")
          ]
        ]
      : []),
    ["Microsoft's reference", ({ operation }) => operation.source]
  ]
  const line = (cells) => `| ${cells.join(" | ")} |`
  const rows = resources.flatMap(({ operations }) =>
    operations.map((one) => line(columns.map(([, cell]) => cell(one))))
  )
  const table = [line(columns.map(([title]) => title)), line(columns.map(() => "---")), ...rows].join("\n")
  return `${readme.slice(0, start + open.length)}\n\n<!-- prettier-ignore -->\n${table}\n\n${readme.slice(end)}`
}
