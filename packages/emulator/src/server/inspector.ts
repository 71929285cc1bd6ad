/** The inspector: one page that shows the live journal and the state. It loads nothing from anywhere else. */
import type { Answer } from "../kernel/http/Exchange.ts"

const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>effect-comms local cloud</title>
<style>
  :root { color-scheme: light dark; --line: #8884; --soft: #888; }
  body { font: 14px/1.45 system-ui, sans-serif; margin: 0; display: grid; grid-template-columns: 3fr 2fr; height: 100vh; }
  header { grid-column: 1 / 3; padding: .6rem 1rem; border-bottom: 1px solid var(--line); display: flex; gap: 1rem; align-items: baseline; }
  h1 { font-size: 1rem; margin: 0; } header span { color: var(--soft); } input { margin-left: auto; }
  section { overflow: auto; padding: .5rem 1rem; } section + section { border-left: 1px solid var(--line); }
  body { grid-template-rows: auto 1fr; }
  details { border-bottom: 1px solid var(--line); padding: .15rem 0; } summary { cursor: pointer; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  summary b { display: inline-block; min-width: 5rem; font-weight: 600; } summary i { color: var(--soft); font-style: normal; margin-right: .7rem; }
  .request b { color: #2b6cb0; } .answer b { color: #2f855a; } .callback b { color: #6b46c1; } .fault b { color: #c53030; }
  pre { margin: .2rem 0 .5rem; overflow: auto; font-size: 12px; }
</style>
<header><h1>effect-comms local cloud</h1><span id="clock"></span><input id="filter" placeholder="filter" aria-label="filter"></header>
<section id="journal" aria-label="journal"></section>
<section><pre id="state"></pre></section>
<script>
  const journal = document.getElementById("journal"), filter = document.getElementById("filter")
  const shown = (row) => { row.hidden = !row.textContent.toLowerCase().includes(filter.value.toLowerCase()) }
  filter.oninput = () => { for (const row of journal.children) shown(row) }
  const show = (entry) => {
    const row = document.createElement("details"), line = document.createElement("summary")
    row.className = entry.kind
    const time = document.createElement("i"), kind = document.createElement("b"), data = document.createElement("pre")
    time.textContent = entry.time.slice(11, 23); kind.textContent = entry.kind
    data.textContent = JSON.stringify(entry.data, null, 2)
    const note = entry.data.status ?? entry.data.outcome ?? ""
    line.append(time, kind, " " + entry.name + (note === "" ? "" : " \\u2192 " + note))
    row.append(line, data); shown(row); journal.prepend(row)
    while (journal.children.length > 2000) journal.lastChild.remove()
  }
  let stale = true
  new EventSource("/_emulator/events").onmessage = (event) => { show(JSON.parse(event.data)); stale = true }
  setInterval(async () => {
    const clock = await (await fetch("/_emulator/clock")).json()
    document.getElementById("clock").textContent = "network " + clock.network + (clock.scale === 1 ? "" : " (\\u00d7" + clock.scale + ")")
    if (!stale) return
    stale = false
    document.getElementById("state").textContent = JSON.stringify(await (await fetch("/_emulator/state")).json(), null, 2)
  }, 500)
</script>
</html>
`

/** The page. */
export const page = (): Answer => ({
  status: 200,
  headers: {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy":
      "default-src 'none'; connect-src 'self'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; frame-ancestors 'none'",
    "cache-control": "no-store"
  },
  body: html
})
