// Loads the declarations of the packages from their sources, and gives every model its name.
import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs"
import { registerHooks } from "node:module"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { withResources } from "./resources.mjs"
import { makeShapes } from "./shapes.mjs"

const scope = "@effect-comms/"
const compare = (a, b) => (a < b ? -1 : 1)

/**
 * Lets packages find each other's sources, where an import would find what was built. In a further run the sources below the root are other
 * modules than before.
 */
const resolveToSources = (root, run) => {
  const packages = `${pathToFileURL(join(root, "packages")).href}/`
  const ofRun = (url) =>
    run > 0 && url.startsWith(packages) && !url.includes("/node_modules/") ? `${url}?${run}` : url
  return registerHooks({
    resolve: (specifier, context, next) => {
      if (!specifier.startsWith(scope)) {
        const found = next(specifier, context)
        return { ...found, url: ofRun(found.url) }
      }
      const [name, ...subpath] = specifier.slice(scope.length).split("/")
      const folder = join(root, "packages", name)
      const { exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))
      const built = exports[["."].concat(subpath).join("/")]?.default
      if (built === undefined) throw new Error(`${specifier}: not exported`)
      const source = built.replace("./dist/", "src/").replace(/\.js$/, ".ts")
      return { url: ofRun(pathToFileURL(realpathSync(join(folder, source))).href), shortCircuit: true }
    }
  })
}

const isOperation = (value) => typeof value === "object" && value !== null && "retry" in value && "path" in value

/** The files of `src/operations` that declare operations, and what they export; none where there is no such folder. */
const operationFiles = async (source, folder, name) => {
  const operations = join(folder, "src/operations")
  if (!existsSync(operations)) return []
  const files = []
  for (const file of readdirSync(operations).toSorted()) {
    if (!file.endsWith(".ts") || file === "index.ts") continue
    const exported = await source(name, `operations/${file}`)
    const declared = Object.keys(exported).filter((key) => isOperation(exported[key]))
    if (declared.length > 0) files.push({ file, exported, declared })
  }
  return files
}

/** The declarations of the packages that have `src/schemas/index.ts`; those that others use first. */
export const load = async (root, names, run) => {
  const hooks = resolveToSources(root, run)
  try {
    return await declarationsIn(root, names)
  } finally {
    hooks.deregister()
  }
}

const declarationsIn = async (root, names) => {
  const source = (name, path) => import(pathToFileURL(join(root, "packages", name, "src", path)).href)
  const shapes = await makeShapes(source)
  const packages = []
  for (const name of names) {
    const folder = join(root, "packages", name)
    if (!existsSync(join(folder, "src/schemas/index.ts"))) continue
    const schemas = await source(name, "schemas/index.ts")
    const files = await operationFiles(source, folder, name)
    const declarations = Object.assign({}, ...files.map(({ exported }) => exported))
    const operations = files
      .flatMap(({ declared }) => declared)
      .map((name) => ({ name, operation: declarations[name] }))
      .toSorted((a, b) => compare(a.name, b.name))
    const versions = existsSync(join(folder, "src/ApiVersion.ts"))
      ? (await source(name, "ApiVersion.ts")).ApiVersions
      : undefined
    const hasEvents = existsSync(join(folder, "src/events/kinds.ts"))
    const events = hasEvents ? (await source(name, "events/kinds.ts")).all : []
    const declared = { name, folder, files, operations, events, versions }
    const shaped = await shapes.ofPackage(declared, { ...declarations, ...schemas }, packages[0])
    packages.push(
      operations.length > 0
        ? withResources(shaped, await source(name, "operations/resources.ts"))
        : { ...shaped, resources: [] }
    )
  }
  return packages
}
