/** The graph editor: a product or category with what it shows and what shows it, links drawn and changed by hand. */
import { ActionIcon, Button, Menu, Tooltip } from "@mantine/core";
import { IconDownload, IconLayoutSidebar, IconLink, IconSitemap } from "@tabler/icons-react";
import { ReactFlowProvider } from "@xyflow/react";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { AsOf } from "../../app/AsOf";
import { openLinkDialog } from "../../app/links/openLink";
import { useLead } from "../../app/selection";
import { useSituation } from "../../app/situation";
import { NotDraft } from "../../app/versions/NotDraft";
import { useShows } from "../../app/versions/showing";
import { useCommandQuery } from "../../platform/query";
import { useCommands } from "../../shared/commands";
import { EmptyState } from "../../shared/EmptyState";
import { FailedState } from "../../shared/FailedState";
import { Screen } from "../../shared/Screen";
import { TextSkeleton } from "../../shared/Skeletons";
import { Canvas } from "./Canvas";
import { categoryName } from "./CategoryNode";
import { DragLayer } from "./DragLayer";
import { FocusBar } from "./FocusBar";
import { LeftOut } from "./LeftOut";
import { Legend } from "./Legend";
import classes from "./MapScreen.module.css";
import { enterWorkspace, lookAt, useMapView } from "./mapStore";
import { OffCanvas } from "./OffCanvas";
import { SideList } from "./SideList";
import { sizeOf } from "./scene";
import { Tools } from "./Tools";
import { TypeChooser } from "./TypeChooser";
import { type PictureKind, useExport } from "./useExport";
import { useFit } from "./useFrame";
import { useLinkDrag } from "./useLinkDrag";
import { useMapAddress } from "./useMapAddress";
import { endOfCard, useMapKeys } from "./useMapKeys";
import { type Drawn, useScene } from "./useScene";

function Actions({ save }: { save: (kind: PictureKind) => void }) {
  const listOpen = useMapView((view) => view.listOpen);
  useCommands(
    () => [
      { id: "map.svg", title: "Save the map as SVG", group: "Map", run: () => save("svg") },
      { id: "map.png", title: "Save the map as PNG", group: "Map", run: () => save("png") },
    ],
    [save],
  );
  return (
    <>
      <AsOf versions />
      <Tooltip label={listOpen ? "Hide the product list" : "Show the product list"}>
        <ActionIcon
          aria-label="Product list"
          aria-pressed={listOpen}
          onClick={() => useMapView.setState({ listOpen: !listOpen })}
        >
          <IconLayoutSidebar size={18} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label="Save the map as a picture">
            <IconDownload size={18} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => save("png")}>PNG picture</Menu.Item>
          <Menu.Item onClick={() => save("svg")}>SVG drawing</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button leftSection={<IconLink size={16} />} onClick={() => openLinkDialog()}>
        New link
      </Button>
    </>
  );
}

/** Reads where cards stand now, for gestures that happen later. */
function useStanding(drawn: Drawn | null) {
  const latest = useRef(drawn);
  latest.current = drawn;
  return useCallback(() => {
    const { moved } = useMapView.getState();
    const scene = latest.current?.scene;
    const places = latest.current?.places ?? {};
    return new Map(
      (scene?.cards ?? []).flatMap((card) => {
        const at = moved[card.id] ?? places[card.id];
        const { width, height } = sizeOf(card);
        return at ? [[card.id, { x: at.x, y: at.y, w: width, h: height }] as const] : [];
      }),
    );
  }, []);
}

function useTitle(): string {
  const focus = useMapView((view) => view.focus);
  if (focus === null) return "Map of categories";
  return focus.on === "product" ? `Map of ${focus.sku}` : `Map of ${categoryName(focus.path)}`;
}

function Empty() {
  return (
    <EmptyState icon={<IconSitemap size={24} />} title="Nothing to draw yet">
      The map shows what sells with what. Add products first; then drag from one to another to link
      them.
    </EmptyState>
  );
}

function Work() {
  const { drawn, fault, retry } = useScene();
  const root = useRef<HTMLDivElement>(null);
  const boxes = useStanding(drawn);
  const scene = drawn?.scene ?? null;
  const keys = useMapKeys(scene, boxes, root);
  const fitScene = useFit(drawn, root);
  const save = useExport(scene, boxes, useTitle());
  const latest = useRef(scene);
  latest.current = scene;
  const grab = useLinkDrag(
    useMemo(
      () => ({ endOf: (sku: string) => latest.current && endOfCard(latest.current, sku) }),
      [],
    ),
  );
  const listOpen = useMapView((view) => view.listOpen);
  return (
    <Screen title="Map" fixed filters={<FocusBar />} actions={<Actions save={save} />}>
      <div className={classes.work}>
        {listOpen && <SideList onGrab={(product, event) => grab(product, "list", event)} />}
        <div className={classes.column}>
          <NotDraft />
          <div ref={root} className={classes.stage} tabIndex={-1} data-key-scope="map" {...keys}>
            {fault && <FailedState fault={fault} onRetry={retry} />}
            {!fault && !drawn && <TextSkeleton lines={6} />}
            {!fault && scene?.cards.length === 0 && <Empty />}
            {!fault && drawn && drawn.scene.cards.length > 0 && (
              <Canvas drawn={drawn} onHandle={(end, event) => grab(end, "card", event)}>
                <OffCanvas scene={drawn.scene} />
                <LeftOut count={drawn.scene.leftOut} />
                <Tools fit={fitScene} />
                <DragLayer />
              </Canvas>
            )}
          </div>
          {drawn && drawn.scene.cards.length > 0 && <Legend />}
        </div>
      </div>
      <TypeChooser />
    </Screen>
  );
}

/** Opens on the chosen product the first time, so that the map answers what was looked at before. */
function useFirstLook(): void {
  const lead = useLead();
  useEffect(() => {
    const { focus, past } = useMapView.getState();
    if (lead !== null && focus === null && past.length === 0)
      lookAt({ on: "product", sku: lead }, false);
  }, [lead]);
}

export default function MapScreen() {
  const workspace = useCommandQuery("workspaceStatus", {}).data?.workspace?.path;
  useEffect(() => {
    if (workspace !== undefined) enterWorkspace(workspace);
  }, [workspace]);
  useMapAddress();
  useFirstLook();
  useShows(useSituation(({ version }) => version));
  return (
    <ReactFlowProvider>
      <Work />
    </ReactFlowProvider>
  );
}
