// The operations of a package by resource, with the names of their functions; what a declaration leaves out is refused here.
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { itemsOf, nameOf } from "./names.mjs"

/** What an operation's declaration lacks. */
const lacks = ({ operation: { description, failures, outcome, repeatability, source } }, kinds) => [
  ...(/^[A-Z]\w*s\b.*\.$/s.test(description ?? "")
    ? []
    : ['no description in the third person that ends with a full stop, such as "Removes a participant."']),
  ...(source ? [] : ["no source: the title of its page in Microsoft's reference"]),
  ...(failures.includes(412) === (repeatability === "pair")
    ? []
    : ["expected 412 among its failures exactly when it has a Repeatability pair, for one that is too old"]),
  ...[...(outcome?.succeeded ?? []), ...(outcome?.failed ?? [])]
    .filter((kind) => !kinds.has(kind))
    .map((kind) => `its outcome names ${kind}, which is not a kind of events/kinds.ts`)
]

/** What a package lacks for a resource to be found by its users. */
const lacksOf = ({ folder }, resource) => {
  const source = (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8") : "")
  const { exports } = JSON.parse(source("package.json"))
  return [
    ...(source(`src/${resource}.ts`).includes(`export * from "./generated/${resource}.ts"`)
      ? []
      : [`src/${resource}.ts does not export ./generated/${resource}.ts`]),
    ...(source("src/index.ts").includes(`export * as ${resource} from "./${resource}.ts"`)
      ? []
      : [`src/index.ts does not export ${resource}`]),
    ...(exports[`./${resource}`] ? [] : [`package.json does not export ./${resource}`])
  ]
}

/** Adds the resources to a package. */
export const withResources = (declared, { about, receiver, resources }) => {
  const problems = []
  const kinds = new Set(declared.events.map(({ name }) => name))
  const functions = declared.operations.map((one) => {
    const { former, name, resource } = nameOf(one)
    for (const problem of lacks(one, kinds)) problems.push(`${one.operation.id}: ${problem}`)
    if (resources[resource] === undefined)
      problems.push(`${one.operation.id}: operations/resources.ts does not describe the resource ${resource}`)
    return {
      ...one,
      constant: one.name,
      name,
      former,
      resource,
      items: itemsOf(one),
      isList: itemsOf(one) !== undefined
    }
  })
  const known = Object.entries(resources).map(([name, said]) => {
    const operations = functions
      .filter(({ resource }) => resource === name)
      .toSorted((a, b) => (a.operation.id < b.operation.id ? -1 : 1))
    if (operations.length === 0) problems.push(`the resource ${name} has no operation`)
    const names = operations.flatMap(({ former, name }) => [name, ...former])
    for (const twice of names.filter((one, index) => names.indexOf(one) !== index))
      problems.push(`${name}: two functions are called ${twice}`)
    problems.push(...lacksOf(declared, name))
    return { name, ...(typeof said === "string" ? { description: said } : said), operations }
  })
  if (problems.length > 0) throw new Error(problems.map((problem) => `${declared.name}: ${problem}`).join("\n"))
  const [{ operation }] = functions
  return { ...declared, about, client: operation.service.name, receiver, resources: known }
}
