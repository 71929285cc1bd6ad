/** What goes wrong on the way to applications, and keeps order and number of what arrives: late, twice, refused and sent again. */
import type { Act } from "./Scene.ts"

/** Acts on the way of callbacks. */
export const network: ReadonlyArray<Act> = [
  {
    name: "duplicate callbacks",
    weight: 1,
    run: ({ one, rig, world }) => {
      world.log.push("duplicate")
      return rig.cloud.fault({ kind: "duplicate", count: one([1, 3]) })
    }
  },
  {
    name: "delay callbacks",
    weight: 1,
    run: ({ one, rig, world }) => {
      world.log.push("delay")
      return rig.cloud.fault({ kind: "delay", delayMs: one([50, 700, 5000]) })
    }
  },
  {
    name: "refuse callbacks",
    weight: 1,
    run: ({ one, rig, world }) => {
      world.log.push("refuse")
      return rig.refuseDeliveries(one([1, 2, 5]))
    }
  }
]
