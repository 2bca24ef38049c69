/** A button that makes its menu or popover only when it is pressed: rows that have none yet scroll lightly. */
import { type ReactElement, useLayoutEffect, useRef, useState } from "react";

interface Props {
  /** The button; it gets the props as they are. */
  face: (props: { "aria-haspopup": "menu" | "dialog"; onClick?: () => void }) => ReactElement;
  popup: "menu" | "dialog";
  /** The opened menu or popover around its target, which is the button again. */
  opened: (target: ReactElement, change: (open: boolean) => void) => ReactElement;
}

export function OnDemand({ face, popup, opened }: Props) {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  const wasOpen = useRef(false);
  useLayoutEffect(() => {
    const lost = document.activeElement === document.body;
    if (wasOpen.current && !open && lost) place.current?.querySelector("button")?.focus();
    wasOpen.current = open;
  }, [open]);
  return (
    <span ref={place} style={{ display: "contents" }}>
      {open
        ? opened(face({ "aria-haspopup": popup }), setOpen)
        : face({ "aria-haspopup": popup, onClick: () => setOpen(true) })}
    </span>
  );
}
