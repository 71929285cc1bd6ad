// Clients are light and survive minor releases of effect: core and the service packages import stable modules of
// effect one by one, and stable exports only. What is stable is read from the tags in the installed package, so this
// file keeps no list that could grow stale. The two exceptions are core's transport over Effect's HttpClient, and its route of Effect's
// HttpRouter.
import { existsSync, readFileSync } from "node:fs"
import { join, posix } from "node:path"
import { membersOf, specifiersOf } from "./imports.mjs"
import { isClientSource } from "./packages.mjs"

const installed = "packages/core/node_modules/effect"
const exceptions = ["packages/core/src/HttpClientTransport.ts", "packages/core/src/HttpRoute.ts"]
const exceptionEntryPoints = [
  "@effect-comms/core/http-client",
  "@effect-comms/core/HttpClientTransport",
  "@effect-comms/core/http-route"
]
const documented = /\/\*\*((?:(?!\*\/)[\s\S])*?)\*\/\s*export (?:declare )?(?:abstract )?(?:\w+ )?(\w+)/g

const described = new Map()

/** The tags of one module of effect, or undefined when the installed effect has no such module. */
const describe = (root, module) => {
  const path = join(root, installed, "dist", `${module}.d.ts`)
  if (!described.has(path)) {
    described.set(path, undefined)
    if (existsSync(path)) {
      const text = readFileSync(path, "utf8")
      const stable = new Set()
      const unstable = new Set()
      for (const [, comment, name] of text.matchAll(documented)) {
        const tag = /@stability (\w+)/.exec(comment)?.[1]
        if (tag !== undefined) (tag === "stable" ? stable : unstable).add(name)
      }
      described.set(path, { stable, unstable })
    }
  }
  return described.get(path)
}

const checkSpecifier = (root, source, specifier) => {
  if (specifier === "effect") return `imports the barrel; import modules, such as "effect/Effect"`
  if (specifier.startsWith("@effect/")) return `"${specifier}" is not for clients; only effect itself is`
  if (!specifier.startsWith("effect/")) return undefined
  const module = specifier.slice("effect/".length)
  const tags = describe(root, module)
  if (tags === undefined) return `"${specifier}" is a barrel or no module of the installed effect`
  if (tags.stable.size === 0 || module.startsWith("Tx")) return `"${specifier}" is not tagged stable`
  const unstable = membersOf(source, specifier).filter((name) => tags.unstable.has(name) && !tags.stable.has(name))
  if (unstable.length > 0) return `${unstable.join(", ")} of "${specifier}" is not tagged stable`
  return undefined
}

/** Imports of effect that a client must not have, and imports of the one file that may have them. */
export const checkEffectModules = ({ root, packages, read }) => {
  if (!existsSync(join(root, installed, "package.json"))) {
    return [`${installed}: not installed, so the stability of its modules cannot be read; run pnpm install`]
  }
  return packages
    .flatMap(({ sources }) => sources.filter(isClientSource))
    .flatMap((path) => {
      const source = read(path) ?? ""
      return specifiersOf(source).flatMap(({ name: specifier, line }) => {
        const target = specifier.startsWith(".") ? posix.join(posix.dirname(path), specifier) : specifier
        if (exceptions.includes(target) || exceptionEntryPoints.includes(target)) {
          return [`${path}:${line}: nothing imports what of core is over effect/http; it is an entry point of its own`]
        }
        const problem =
          exceptions.includes(path) && specifier !== "effect" ? undefined : checkSpecifier(root, source, specifier)
        return problem === undefined ? [] : [`${path}:${line}: ${problem}`]
      })
    })
}
