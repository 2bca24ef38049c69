/** After a drop: the new link’s type, weight and direction, asked where it was dropped. Enter links, Escape forgets. */
import { FocusTrap } from "@mantine/core";
import { useLayoutEffect, useRef, useState } from "react";
import { LinkForm } from "../../app/links/LinkForm";
import { draftOf } from "../../app/links/linkDraft";
import { keyOf } from "../../app/links/linkKey";
import { useTypes } from "../../app/links/useTypes";
import { useSelection } from "../../app/selection";
import { type Dropped, dropOn, useGesture } from "./gesture";
import { useMapView } from "./mapStore";
import classes from "./TypeChooser.module.css";

const WIDTH = 384;

/** Keeps the panel within the window, close to the drop. */
function useWithin(at: Dropped["at"]) {
  const ref = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(420);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setHeight(element.offsetHeight));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const left = Math.max(8, Math.min(at.x + 8, window.innerWidth - WIDTH - 8));
  const top = Math.max(8, Math.min(at.y - 24, window.innerHeight - height - 8));
  return { ref, style: { left, top, width: WIDTH } };
}

function Chooser({ dropped }: { dropped: Dropped }) {
  const { from, to } = dropped;
  const { last } = useTypes();
  const { ref, style } = useWithin(dropped.at);
  return (
    <>
      <div className={classes.behind} onPointerDown={() => dropOn(null)} />
      <FocusTrap active>
        <div
          ref={ref}
          className={classes.panel}
          style={style}
          role="dialog"
          aria-modal="true"
          aria-label={`Link ${from.name} to ${to.name}`}
          onKeyDown={(event) => event.key === "Escape" && dropOn(null)}
        >
          <LinkForm
            fixed
            initial={draftOf(from, to, last)}
            onCancel={() => dropOn(null)}
            onLinked={(link) => {
              dropOn(null);
              useSelection.getState().chooseLink(keyOf(link));
              useMapView.setState({ cursor: from.sku });
            }}
          />
        </div>
      </FocusTrap>
    </>
  );
}

export function TypeChooser() {
  const dropped = useGesture((gesture) => gesture.dropped);
  if (!dropped) return null;
  return <Chooser key={`${dropped.from.sku} ${dropped.to.sku}`} dropped={dropped} />;
}
