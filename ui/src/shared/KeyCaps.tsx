/** A shortcut drawn as keys. */
import { keyCaps } from "./keys";

export function KeyCaps({ shortcut }: { shortcut: string }) {
  return (
    <span className="keycaps">
      {keyCaps(shortcut).map((cap, at) =>
        cap === "then" ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the caps of a shortcut never move
          <span key={at} className="faint">
            then
          </span>
        ) : (
          <kbd key={cap}>{cap}</kbd>
        ),
      )}
    </span>
  );
}
