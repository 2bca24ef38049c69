/** A category on the canvas, standing for its products: how many, and how many of them show something. */
import { UnstyledButton } from "@mantine/core";
import { memo } from "react";
import type { CategoryCard } from "../../gen/types/CategoryCard";
import { countOf, formatCount } from "../../shared/format";
import classes from "./Card.module.css";
import { useMapView } from "./mapStore";
import { stripeOf } from "./stripe";

export function categoryName(path: string): string {
  return path === "" ? "No category" : path.replaceAll("/", " › ");
}

export const CategoryNode = memo(function CategoryNode({ category }: { category: CategoryCard }) {
  const { path, products, active, covered } = category;
  const cursor = useMapView((view) => view.cursor === path);
  const says = `${formatCount(covered)} of ${formatCount(active)} covered`;
  return (
    <UnstyledButton
      className={classes.category}
      tabIndex={cursor ? 0 : -1}
      aria-label={`${categoryName(path)}, ${countOf(products, "product")}, ${says}`}
      data-node={path}
    >
      <span className={classes.stripe} style={{ background: stripeOf(path) }} />
      <span className={classes.name}>{categoryName(path)}</span>{" "}
      <span className={classes.facts}>
        <span>{countOf(products, "product")}</span> <span className={classes.price}>{says}</span>
      </span>
      <span className={classes.meter} aria-hidden>
        <span style={{ width: active === 0 ? 0 : `${(covered / active) * 100}%` }} />
      </span>
    </UnstyledButton>
  );
});
