// Finds what tests import and no package offers: the scenarios and the kit of contracts, `@effect-comms/<package>/test/...`, which no package
// publishes; and for the documentation's examples, which import packages as a program of a user does, those that the contracts or the local
// cloud have.
import { registerHooks } from "node:module"

const root = new URL("../../", import.meta.url)
const homes = ["contracts/package.json", "packages/emulator/package.json"].map((path) => new URL(path, root).href)
const examples = new URL("docs/examples/", root).href

const resolveForExample = (specifier, context, next) => {
  for (const parentURL of homes)
    try {
      return next(specifier, { ...context, parentURL })
    } catch (error) {
      if (error.code !== "ERR_MODULE_NOT_FOUND") throw error
    }
  return next(specifier, context)
}

registerHooks({
  resolve: (specifier, context, next) => {
    const [, name, path] = /^@effect-comms\/([\w-]+)\/test\/(.+)$/.exec(specifier) ?? []
    if (name !== undefined) return next(new URL(`packages/${name}/test/${path}`, root).href, context)
    const isBare = /^[@\w]/.test(specifier) && !specifier.includes(":")
    return isBare && context.parentURL?.startsWith(examples) === true
      ? resolveForExample(specifier, context, next)
      : next(specifier, context)
  }
})
