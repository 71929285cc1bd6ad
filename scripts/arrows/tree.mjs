// What the repository as a whole must look like: a closed top level, and text that is true on every machine.
const topLevel = [
  /^(?:package\.json|pnpm-workspace\.yaml|pnpm-lock\.yaml|turbo\.json|tsconfig(?:\.\w+)?\.json)$/,
  /^(?:README\.md|CONTRIBUTING\.md|SECURITY\.md|LICENSE|\.npmrc|\.gitignore)$/,
  /^(?:\.oxlintrc\.json|\.oxfmtrc\.json|knip\.json)$/,
  /^(?:scripts|\.changeset|\.ci|\.devcontainer|\.github|packages|contracts|apps|docs)$/
]

/** Entries of the top level that the design does not know. */
export const checkTopLevel = ({ files }) =>
  [...new Set(files.map((path) => path.split("/")[0]))]
    .filter((entry) => !topLevel.some((known) => known.test(entry)))
    .map((entry) => `${entry}: the top level is closed; put it into a package, scripts/ or .github/`)

const forbidden = [
  {
    what: "a path of one machine",
    pattern: /(?<![\w.@~/})-])\/(?:work|tmp|root|home|Users)\/[\w.-]+|\b[A-Z]:\\+Users\b/
  },
  {
    what: "a package registry's host",
    pattern: /\b(?:registry|artifactory|nexus|verdaccio)\.[\w-]+(?:\.[\w-]+)+|\bnpm\.pkg\.[\w.]+/i
  }
]

/** Lines that name one machine's paths or a package registry. */
export const checkText = ({ files, read }) =>
  files.flatMap((path) =>
    (read(path) ?? "").split("\n").flatMap((line, index) =>
      forbidden.flatMap(({ what, pattern }) => {
        const found = pattern.exec(line)?.[0]
        return found === undefined ? [] : [`${path}:${index + 1}: ${what}: ${found}`]
      })
    )
  )
