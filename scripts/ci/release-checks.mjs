// Starts the checks of the release pull request where GitHub does not: for what the default token of a workflow pushes it
// starts no workflow, except one that is asked for.
import { spawnSync } from "node:child_process"

const branch = `changeset-release/${process.env.GITHUB_REF_NAME ?? "main"}`
if (process.env.HAS_RELEASE_TOKEN === "true") {
  console.log("RELEASE_TOKEN has opened the pull request: its checks start by themselves")
} else {
  const { status } = spawnSync("gh", ["workflow", "run", "test.yml", "--ref", branch], { stdio: "inherit" })
  if (status !== 0) {
    console.error(`the checks of ${branch} could not be started; close and reopen its pull request`)
    process.exitCode = 1
  }
}
