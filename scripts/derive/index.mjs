// src/operations/index.ts: every operation of a package, out of the files beside it.

/** The list of the operations; a file declares one or several, and may export the schemas that they are made of. */
export const indexFile = ({ client, files, operations }) => {
  const path = ({ file }) => JSON.stringify(`./${file}`)
  const ids = operations.toSorted((a, b) => (a.operation.id < b.operation.id ? -1 : 1)).map(({ name }) => name)
  return `// Written by \`pnpm derive\` from the files beside it.
/** Every operation of ${client} as a declared value, with the schemas that they are made of. No client is imported here. */
${files.map((one) => `import { ${one.declared.join(", ")} } from ${path(one)}`).join("\n")}

export * from "../ApiVersion.ts"
export * from "../schemas/index.ts"
export * from "./failures.ts"
${files.map((one) => `export * from ${path(one)}`).join("\n")}

/** All of them, in the order of their ids; as a list of types it names each. */
export const all: readonly [${ids.map((one) => `typeof ${one}`).join(", ")}] = [${ids.join(", ")}]
`
}
