// The `package` task of a published package: packs it and judges the tarball. publint and "are the types wrong?" look
// at the exports; the rest is what they do not look at: licenses, readme, changelog, contracts, and resolved ranges.
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { contractProblems, contractsOf } from "./pact/packed.mjs"
import { packPackage } from "./tarball.mjs"

const problemsOf = ({ files, manifest }) => {
  const names = [...files.keys()]
  const ranges = ["dependencies", "peerDependencies", "optionalDependencies"].flatMap((field) =>
    Object.entries(manifest[field] ?? {}).map(([name, range]) => ({ field, name, range }))
  )
  return [
    ...["LICENSE", "README.md"]
      .filter((name) => !files.has(`package/${name}`))
      .map((name) => `${name} is not in the tarball`),
    // The changelog appears with the first release; npm takes it only when the manifest says so.
    ...(manifest.files?.includes("CHANGELOG.md") ? [] : ["CHANGELOG.md must be among the files"]),
    ...(manifest.bin === undefined || files.has("package/dist/THIRD_PARTY_LICENSES.txt")
      ? []
      : ["dist/THIRD_PARTY_LICENSES.txt is not in the tarball, and the command has others' code inside"]),
    ...names.filter((name) => name.endsWith(".tsbuildinfo")).map((name) => `${name} must stay out of the tarball`),
    ...names
      .filter((name) => /\.test\.|\/test\//.test(name))
      .map((name) => `${name}: tests must stay out of the tarball`),
    ...ranges
      .filter(({ range }) => /^(?:workspace|catalog|link|file):/.test(range))
      .map(({ field, name, range }) => `${field}.${name} is still "${range}"`),
    ...(manifest.scripts?.pact === undefined ? [] : contractProblems(files)),
    ...(manifest.peerDependencies?.effect === undefined ? ["effect must be a peer dependency"] : []),
    ...(manifest.dependencies?.effect === undefined
      ? []
      : ["effect must not be a dependency: there may be only one copy"])
  ]
}

const destination = mkdtempSync(join(tmpdir(), "effect-comms-package-"))
try {
  const tarball = packPackage(process.cwd(), destination)
  const judge = (command) => {
    const { status, stdout, stderr } = spawnSync(`${command} "${tarball.path}"`, { encoding: "utf8", shell: true })
    return status === 0 ? [] : [`${stdout}${stderr}`.trim()]
  }
  const problems = [
    ...problemsOf(tarball),
    ...judge("publint --strict"),
    ...judge("attw --no-emoji --format ascii --profile esm-only")
  ]
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) process.exitCode = 1
  else {
    const contracts = contractsOf(tarball.files).map(([, text]) => gzipSync(text, { level: 9 }).length)
    const packed = contracts.length === 0 ? "" : `, ${contracts.join(" + ")} of them contracts`
    const { bytes, files, manifest } = tarball
    console.log(`${manifest.name}: ${files.size} files, ${bytes.length} bytes${packed}, all in order`)
  }
} finally {
  rmSync(destination, { recursive: true, force: true })
}
