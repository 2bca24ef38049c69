/** After a drop: the new link’s type, weight and direction, asked where it was dropped. Enter links, Escape forgets. */
import { FocusTrap } from "@mantine/core";
import { useLayoutEffect, useRef, useState } from "react";
import { LinkForm } from "../../app/links/LinkForm";
import { draftOf } from "../../app/links/linkDraft";
import { keyOf } from "../../app/links/linkKey";
import { useSelection } from "../../app/selection";
import { type Dropped, dropOn, useGesture } from "./gesture";
import { useMapView } from "./mapStore";
import classes from "./TypeChooser.module.css";

const WIDTH = 384;
/** Height kept free from the start, so that an answer which comes later does not move what is being clicked. */
const ROOM = 480;

/** Keeps the panel within the window, close to the drop. */
function useWithin(at: Dropped["at"]) {
  const ref = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(ROOM);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const watch = new ResizeObserver(() =>
      setHeight((former) => Math.max(former, element.offsetHeight)),
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const left = Math.max(8, Math.min(at.x + 8, window.innerWidth - WIDTH - 8));
  const top = Math.max(8, Math.min(at.y - 24, window.innerHeight - height - 8));
  return { ref, style: { left, top, width: WIDTH } };
}

function Chooser({ dropped }: { dropped: Dropped }) {
  const { from, to, type } = dropped;
  const { ref, style } = useWithin(dropped.at);
  return (
    <>
      <div className={classes.behind} onPointerDown={() => dropOn(null)} />
      <div ref={ref} className={classes.place} style={style}>
        <FocusTrap active>
          <div
            className={classes.panel}
            role="dialog"
            aria-modal="true"
            aria-label={`Link ${from.name} to ${to.name}`}
            onKeyDown={(event) => event.key === "Escape" && leave(from.sku)}
          >
            <LinkForm
              fixed
              initial={draftOf(from, to, type)}
              onCancel={() => leave(from.sku)}
              onLinked={(link) => {
                useSelection.getState().chooseLink(keyOf(link));
                leave(from.sku);
              }}
            />
          </div>
        </FocusTrap>
      </div>
    </>
  );
}

/** Gives the keyboard back to the card that the link came from. */
function leave(from: string): void {
  dropOn(null);
  useMapView.setState({ cursor: from });
  requestAnimationFrame(() => {
    const card = document.querySelector<HTMLElement>(`[data-node="${CSS.escape(from)}"]`);
    (card ?? document.querySelector<HTMLElement>("[data-key-scope=map]"))?.focus({
      preventScroll: true,
    });
  });
}

export function TypeChooser() {
  const dropped = useGesture((gesture) => gesture.dropped);
  if (!dropped) return null;
  return <Chooser key={`${dropped.from.sku} ${dropped.to.sku}`} dropped={dropped} />;
}
