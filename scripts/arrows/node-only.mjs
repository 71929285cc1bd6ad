// Clients run wherever there is `fetch`. What only Node has is in files whose name says so, behind an entry point of its
// own or a conditional import of the manifest (`#crypto`, `#transport`), so that no other runtime ever loads it.
import { isClientSource } from "./packages.mjs"
import { specifiersOf } from "./imports.mjs"

const nodeOnly = /^(?:node:|undici(?:\/|$))/
const mayUseNode = /(?:\.node|\/(?:Node|Undici)\w*)\.ts$/

/** Imports of Node's modules, or of undici, in client sources that other runtimes load too. */
export const checkNodeOnly = ({ packages, read }) =>
  packages
    .flatMap(({ sources }) => sources)
    .filter((path) => isClientSource(path) && !mayUseNode.test(path))
    .flatMap((path) =>
      specifiersOf(read(path) ?? "")
        .filter(({ name }) => nodeOnly.test(name))
        .map(({ name, line }) => `${path}:${line}: "${name}" is for Node alone; put it into *.node.ts or Node*.ts`)
    )
