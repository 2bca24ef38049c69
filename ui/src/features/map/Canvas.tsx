/** The canvas: React Flow carries cards, viewport and minimap; lines, loops and gestures are drawn beside it. */
import { useComputedColorScheme } from "@mantine/core";
import {
  MiniMap,
  type NodeChange,
  type NodeTypes,
  ReactFlow,
  useReactFlow,
  useStore,
  ViewportPortal,
} from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import { type ReactNode, useCallback, useEffect, useMemo, useRef } from "react";
import type { End } from "../../app/links/linkDraft";
import { useTypes } from "../../app/links/useTypes";
import { useSelection } from "../../app/selection";
import classes from "./Canvas.module.css";
import { CategoryFlowNode, HandleContext, ProductFlowNode } from "./flowNodes";
import { useGesture } from "./gesture";
import { LineLayer } from "./LineLayer";
import { LoopLayer } from "./LoopLayer";
import { lookAt, moveCards, type Point, useMapView } from "./mapStore";
import type { SceneLine } from "./scene";
import { stripeOf } from "./stripe";
import { useFrame } from "./useFrame";
import { type CardNode, useBoxes, useChosenLine, useNear, useNodes } from "./useNodes";
import type { Drawn } from "./useScene";
import { FOLD_ZOOM, nearestCard, useZoomFold } from "./useZoomFold";

const NODE_TYPES: NodeTypes = { product: ProductFlowNode, category: CategoryFlowNode };
const NO_LINES: never[] = [];
const MINI = { width: 144, height: 96 };

function miniColor({ data }: CardNode): string {
  const { card } = data;
  return stripeOf(card.kind === "product" ? card.product.category : card.id);
}

function Loops({ boxes }: { boxes: ReturnType<typeof useBoxes> }) {
  const said = useGesture(({ drag }) => drag?.said);
  const finding = said?.findings.find(({ steps }) => steps.length > 0);
  if (!finding) return null;
  return <LoopLayer steps={finding.steps} boxes={boxes} refused={finding.severity === "error"} />;
}

/** Marks the canvas as seen from afar, so that cards show less; changes only at the threshold. */
function useLod(): "near" | "far" {
  return useStore(({ transform }) => (transform[2] < 0.72 ? "far" : "near"));
}

interface Props {
  drawn: Drawn;
  onHandle: (end: End, event: React.PointerEvent) => void;
  children: ReactNode;
}

export function Canvas({ drawn, onHandle, children }: Props) {
  const { scene } = drawn;
  const flow = useReactFlow<CardNode>();
  const { labelOf } = useTypes();
  const nodes = useNodes(drawn);
  const boxes = useBoxes(nodes);
  const chosenLine = useChosenLine(scene);
  const near = useNear();
  const scheme = useComputedColorScheme("light");
  const lod = useLod();
  const root = useRef<HTMLDivElement>(null);
  useFrame(drawn, root);
  const onZoom = useZoomFold(scene);

  const onNodesChange = useCallback((changes: NodeChange<CardNode>[]) => {
    const moves: Record<string, Point> = {};
    for (const change of changes) {
      if (change.type === "position" && change.position) moves[change.id] = change.position;
    }
    if (Object.keys(moves).length > 0) moveCards(moves);
  }, []);

  const choose = useCallback(({ link, to }: SceneLine) => {
    root.current?.closest<HTMLElement>("[data-key-scope=map]")?.focus({ preventScroll: true });
    if (link) useSelection.getState().chooseLink(link);
    else lookAt({ on: "category", path: to });
  }, []);

  const handle = useMemo(() => ({ onHandle }), [onHandle]);

  useEffect(() => {
    const card = useMapView.getState().cursor;
    const standing = scene.cards.some(({ id }) => id === card);
    if (!standing) useMapView.setState({ cursor: scene.cards[0]?.id ?? null });
  }, [scene]);

  return (
    <section
      ref={root}
      className={classes.canvas}
      data-lod={lod}
      data-scene={scene.key}
      aria-label={scene.key === "overview" ? "Map of categories" : "Map of products"}
    >
      <HandleContext value={handle}>
        <ReactFlow<CardNode>
          nodes={nodes}
          edges={NO_LINES}
          nodeTypes={NODE_TYPES}
          onNodesChange={onNodesChange}
          onPaneClick={() => useSelection.getState().clear()}
          onMove={(event, viewport) => onZoom(event, viewport.zoom, nearestCard(flow, event))}
          colorMode={scheme}
          minZoom={scene.key === "overview" ? FOLD_ZOOM : 0.25}
          maxZoom={2}
          nodeDragThreshold={4}
          nodesConnectable={false}
          nodesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          zoomOnDoubleClick={false}
          panOnScroll
          zoomActivationKeyCode={["Control", "Meta"]}
          attributionPosition="bottom-center"
        >
          <MiniMap
            pannable
            zoomable
            ariaLabel="Overview of the canvas"
            nodeColor={miniColor}
            nodeBorderRadius={20}
            className={classes.mini}
            style={MINI}
            bgColor="var(--surface)"
            maskColor="color-mix(in srgb, var(--surface-quiet) 70%, transparent)"
          />
          <ViewportPortal>
            <LineLayer
              lines={scene.lines}
              boxes={boxes}
              labelOf={labelOf}
              chosen={chosenLine}
              near={near}
              onChoose={choose}
            />
            <Loops boxes={boxes} />
          </ViewportPortal>
        </ReactFlow>
      </HandleContext>
      <p className="visually-hidden">
        Arrow keys go from card to card, Enter puts a card into the middle, Space chooses it, L
        links it to another, Delete removes the chosen link.
      </p>
      {children}
    </section>
  );
}
