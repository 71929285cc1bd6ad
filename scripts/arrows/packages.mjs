// Who may import whom. An arrow that is not in this table does not exist, neither in the sources nor in the tests,
// and not as a development dependency: turbo's task graph would become a circle.
import { posix } from "node:path"
import { specifiersOf } from "./imports.mjs"

const scope = "@effect-comms/"
const services = ["call-automation", "chat", "graph-calls", "identity"]
const clients = ["core", ...services]

/** Whether a file belongs to the sources of core or of a service package. */
export const isClientSource = (path) => clients.some((name) => path.startsWith(`packages/${name}/src/`))

/** Package folder name to the package folder names it may depend on. A new package has to be entered here. */
const arrows = {
  core: [],
  "call-automation": ["core"],
  chat: ["core"],
  "graph-calls": ["core"],
  identity: ["core"],
  // Flows stand beside the local cloud, which runs their tests and never imports them in its sources.
  durable: ["core", "call-automation", "chat", "graph-calls"],
  emulator: [...clients, "durable"],
  inspector: [],
  contracts: [...clients, "durable", "emulator"],
  bench: [...clients, "durable", "emulator"],
  sample: [...clients, "durable", "emulator"]
}

/** The entry points of a service package that the emulator's sources may use: what it declares, never its client. */
const declarations =
  /^(?:(?:operations|schemas|events)(?:\/.+)?|ApiVersion|ResultCodes|StreamingData|OutStreamingData)$/

/** Packages that represent a user's program: entry points for our packages alone are closed to them. */
const users = ["sample"]

const dependencyFields = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"]

const checkManifest = ({ folder, name, manifest }, repository) => {
  const problems = []
  const path = `${folder}/package.json`
  const declared = new Set()
  if (manifest.name !== scope + name) problems.push(`${path}: the name must be ${scope}${name}`)
  for (const field of dependencyFields) {
    for (const [dependency, range] of Object.entries(manifest[field] ?? {})) {
      if (!dependency.startsWith(scope)) continue
      const target = dependency.slice(scope.length)
      declared.add(target)
      if (!arrows[name].includes(target)) problems.push(`${path}: ${name} may not depend on ${target} (${field})`)
      if (range !== "workspace:^") problems.push(`${path}: ${dependency} must be "workspace:^", not "${range}"`)
    }
  }
  const config = `${folder}/tsconfig.json`
  if (repository.files.includes(config)) {
    const references = JSON.parse(repository.read(config)).references ?? []
    const referenced = new Set(references.map((reference) => posix.basename(reference.path)))
    for (const target of declared) {
      if (!referenced.has(target)) problems.push(`${config}: depends on ${target} but has no reference to it`)
    }
    for (const target of referenced) {
      if (!declared.has(target)) problems.push(`${config}: references ${target}, which is no dependency`)
    }
  }
  return problems
}

const checkSource = (path, { folder, name }, source) => {
  const problems = []
  const inSources = path.startsWith(`${folder}/src/`)
  for (const { name: specifier, line } of specifiersOf(source)) {
    const at = `${path}:${line}`
    if (specifier.startsWith(".")) {
      const target = posix.join(posix.dirname(path), specifier)
      // How tests run is the same for all.
      const isOfTests = target.startsWith("scripts/vitest/") && /\/vitest\.[\w.]*config\.ts$/.test(path)
      if (!target.startsWith(`${folder}/`) && !isOfTests) {
        problems.push(`${at}: "${specifier}" leaves the package; import the other package by its name`)
      }
      continue
    }
    if (!specifier.startsWith(scope)) continue
    const [target, ...rest] = specifier.slice(scope.length).split("/")
    const subpath = rest.join("/")
    if (target === name) {
      if (inSources)
        problems.push(`${at}: a package's sources import each other by relative path, not by "${specifier}"`)
    } else if (!arrows[name].includes(target)) {
      problems.push(
        `${at}: ${name} may not import ${target} (allowed: ${arrows[name].join(", ") || "no other package"})`
      )
    } else if (users.includes(name) && subpath.startsWith("internal/")) {
      problems.push(`${at}: "${specifier}" is outside semver; what users need has an entry point of its own`)
    } else if (name === "emulator" && inSources && target === "durable") {
      problems.push(`${at}: the local cloud runs the tests of flows; its sources know none`)
    } else if (name === "emulator" && inSources && services.includes(target) && !declarations.test(subpath)) {
      problems.push(
        `${at}: the emulator imports a service's operations, schemas, events and packets, never "${specifier}"`
      )
    }
  }
  return problems
}

/** Violations of the arrows: in manifests, in project references and in every import of every package. */
export const checkPackages = (repository) =>
  repository.packages.flatMap((entry) => {
    if (!Object.hasOwn(arrows, entry.name)) {
      return [`${entry.folder}: unknown package; enter what it may import in scripts/arrows/packages.mjs`]
    }
    return [
      ...checkManifest(entry, repository),
      ...entry.sources.flatMap((path) => checkSource(path, entry, repository.read(path) ?? ""))
    ]
  })
