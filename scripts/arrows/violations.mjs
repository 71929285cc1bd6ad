// All checks of the architecture, one after the other.
import { checkAddresses } from "./addresses.mjs"
import { checkEffectModules } from "./effect-modules.mjs"
import { checkEmulator } from "./emulator.mjs"
import { checkEngine } from "./engine.mjs"
import { checkLinks } from "./links.mjs"
import { checkLockfile } from "./lockfile.mjs"
import { checkNodeOnly } from "./node-only.mjs"
import { checkPackages } from "./packages.mjs"
import { openRepository } from "./repository.mjs"
import { checkSpelling } from "./spelling.mjs"
import { checkTenured } from "./tenured.mjs"
import { checkText, checkTopLevel } from "./tree.mjs"

const checks = [
  checkPackages,
  checkEffectModules,
  checkNodeOnly,
  checkEmulator,
  checkEngine,
  checkTenured,
  checkTopLevel,
  checkText,
  checkLinks,
  checkSpelling,
  checkLockfile,
  checkAddresses
]

/** The violations in the repository at `root`, a line each, and how much was looked at. */
export const violationsIn = (root) => {
  const repository = openRepository(root)
  const { files, packages } = repository
  return { problems: checks.flatMap((check) => check(repository)), packages: packages.length, files: files.length }
}
