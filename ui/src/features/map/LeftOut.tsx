/** How many neighbours did not fit, and the way to see them. */
import { Button } from "@mantine/core";
import { countOf, formatCount } from "../../shared/format";
import { MOST_CARDS, useMapView } from "./mapStore";
import classes from "./Overlays.module.css";

export function LeftOut({ count }: { count: number }) {
  const { limit, focus } = useMapView();
  if (count === 0) return null;
  const next = Math.min(MOST_CARDS, limit * 2);
  const more = focus !== null && next > limit;
  return (
    <div className={classes.leftOut} role="status">
      <span>
        {countOf(
          count,
          focus === null ? "category" : "product",
          focus === null ? "categories" : "products",
        )}{" "}
        left out
      </span>
      {more ? (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => useMapView.setState({ limit: next })}
        >
          Show {formatCount(Math.min(count, next - limit))} more
        </Button>
      ) : (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => useMapView.setState({ listOpen: true })}
        >
          {focus?.on === "product" ? "The inspector lists every link" : "Find them in the list"}
        </Button>
      )}
    </div>
  );
}
