/** Says so when what is chosen is not on the canvas, and goes there. */
import { Button } from "@mantine/core";
import { leadOf, useSelection } from "../../app/selection";
import { lookAt } from "./mapStore";
import classes from "./Overlays.module.css";
import type { Scene } from "./scene";
import { useChosenLine } from "./useNodes";

export function OffCanvas({ scene }: { scene: Scene }) {
  const chosen = useSelection((selection) => selection.chosen);
  const line = useChosenLine(scene);
  const lead = leadOf(chosen);
  if (lead === null) return null;
  const drawn = chosen.kind === "link" ? line !== null : scene.cards.some(({ id }) => id === lead);
  if (drawn) return null;
  const what = chosen.kind === "link" ? "The chosen link" : "The chosen product";
  return (
    <div className={classes.offCanvas} role="status">
      <span>{what} is not on the canvas</span>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => lookAt({ on: "product", sku: lead }, false)}
      >
        Go there
      </Button>
    </div>
  );
}
