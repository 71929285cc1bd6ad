// Loads the declarations of the packages from their sources, and gives every model its name.
import { existsSync, readFileSync } from "node:fs"
import { registerHooks } from "node:module"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { withResources } from "./resources.mjs"
import { makeShapes } from "./shapes.mjs"

const scope = "@effect-comms/"

/** Lets packages find each other's sources, where an import would find what was built. */
const resolveToSources = (root) =>
  registerHooks({
    resolve: (specifier, context, next) => {
      if (!specifier.startsWith(scope)) return next(specifier, context)
      const [name, ...subpath] = specifier.slice(scope.length).split("/")
      const folder = join(root, "packages", name)
      const { exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))
      const built = exports[["."].concat(subpath).join("/")]?.default
      if (built === undefined) throw new Error(`${specifier}: not exported`)
      const source = built.replace("./dist/", "src/").replace(/\.js$/, ".ts")
      return { url: pathToFileURL(join(folder, source)).href, shortCircuit: true }
    }
  })

const isOperation = (value) => typeof value === "object" && value !== null && "retry" in value && "path" in value

/** The declarations of the packages that have `src/schemas/index.ts`; those that others use first. */
export const load = async (root, names) => {
  resolveToSources(root)
  const source = (name, path) => import(pathToFileURL(join(root, "packages", name, "src", path)).href)
  const shapes = await makeShapes(source)
  const packages = []
  for (const name of names) {
    const folder = join(root, "packages", name)
    if (!existsSync(join(folder, "src/schemas/index.ts"))) continue
    const schemas = await source(name, "schemas/index.ts")
    const hasOperations = existsSync(join(folder, "src/operations/index.ts"))
    const declarations = hasOperations ? await source(name, "operations/index.ts") : {}
    const known = new Set(declarations.all)
    const operations = Object.entries(declarations)
      .filter(([, value]) => known.has(value))
      .map(([name, operation]) => ({ name, operation }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    if (operations.length !== known.size)
      throw new Error(`${name}: operations/index.ts must export every operation of all`)
    const left = Object.entries(declarations).find(([, value]) => isOperation(value) && !known.has(value))
    if (left !== undefined) throw new Error(`${name}: all in operations/index.ts lacks ${left[0]}`)
    const versions = existsSync(join(folder, "src/ApiVersion.ts"))
      ? (await source(name, "ApiVersion.ts")).ApiVersions
      : undefined
    const hasEvents = existsSync(join(folder, "src/events/kinds.ts"))
    const events = hasEvents ? (await source(name, "events/kinds.ts")).all : []
    const declared = { name, folder, operations, events, order: declarations.all, versions }
    const shaped = await shapes.ofPackage(declared, { ...declarations, ...schemas }, packages[0])
    packages.push(
      hasOperations
        ? withResources(shaped, await source(name, "operations/resources.ts"))
        : { ...shaped, resources: [] }
    )
  }
  return packages
}
