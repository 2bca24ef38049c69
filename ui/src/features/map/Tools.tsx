/** Zoom, fit and fold, beside the minimap. */
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconFold, IconLineDashed, IconMaximize, IconMinus, IconPlus } from "@tabler/icons-react";
import { useReactFlow, useStore } from "@xyflow/react";
import type { ReactNode } from "react";
import { useCommands } from "../../shared/commands";
import { lookAt, useMapView } from "./mapStore";
import classes from "./Overlays.module.css";

function Tool({ label, icon, run }: { label: string; icon: ReactNode; run: () => void }) {
  return (
    <Tooltip label={label} position="left">
      <ActionIcon aria-label={label} onClick={run}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

function Percent() {
  const zoom = useStore(({ transform }) => Math.round(transform[2] * 100));
  return <span className={classes.zoom}>{zoom} %</span>;
}

const toggleLegend = () => useMapView.setState(({ legendOpen }) => ({ legendOpen: !legendOpen }));

export function Tools({ fit }: { fit: () => void }) {
  const flow = useReactFlow();
  const folded = useMapView((view) => view.focus === null);
  const legendOpen = useMapView((view) => view.legendOpen);
  const closer = () => void flow.zoomIn({ duration: 100 });
  const further = () => void flow.zoomOut({ duration: 100 });
  const group = "Map";
  useCommands(
    () => [
      {
        id: "map.fit",
        title: "Fit the map into the window",
        group,
        shortcut: "f",
        scope: "map",
        run: fit,
      },
      { id: "map.closer", title: "Zoom in", group, shortcut: "=", scope: "map", run: closer },
      { id: "map.legend", title: "Show or hide the legend", group, run: toggleLegend },
      { id: "map.further", title: "Zoom out", group, shortcut: "-", scope: "map", run: further },
    ],
    [fit],
  );
  return (
    <div className={classes.tools}>
      <Tool label="Zoom in" icon={<IconPlus size={16} />} run={closer} />
      <Percent />
      <Tool label="Zoom out" icon={<IconMinus size={16} />} run={further} />
      <Tool label="Fit" icon={<IconMaximize size={16} />} run={fit} />
      <Tool
        label={legendOpen ? "Hide the legend" : "Show the legend"}
        icon={<IconLineDashed size={16} />}
        run={toggleLegend}
      />
      {!folded && (
        <Tool label="Fold into categories" icon={<IconFold size={16} />} run={() => lookAt(null)} />
      )}
    </div>
  );
}
