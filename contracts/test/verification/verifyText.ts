/** Verifies a contract that a test writes. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { verifyInChild } from "../../src/verification/inChild.ts"

/** The failures, and the record that was kept of it. */
export const verifyText = async (text: string) => {
  const folder = mkdtempSync(join(tmpdir(), "contracts-"))
  try {
    const [file, records] = [join(folder, "pact.json"), join(folder, "records")]
    writeFileSync(file, text)
    const { failures } = await verifyInChild(file, records)
    const record: unknown = JSON.parse(readFileSync(join(records, "pact.json"), "utf8"))
    return { failures, record }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
