/** The aside of screens where something can be chosen: the inspector above, what the shopper sees below. */
import { Boundary } from "../shared/Boundary";
import { EmptyState } from "../shared/EmptyState";
import { loadable } from "../shared/loadable";
import { TextSkeleton } from "../shared/Skeletons";
import classes from "./Aside.module.css";
import { feature } from "./screens";

const parts = ["inspector", "preview"].flatMap((name) => {
  const load = feature(name, "Aside");
  return load ? [{ name, Part: loadable(load) }] : [];
});

export function Aside() {
  if (parts.length === 0) {
    return <EmptyState title="Nothing to inspect">Choose a product to see its links.</EmptyState>;
  }
  return (
    <div className={classes.aside}>
      {parts.map(({ name, Part }) => (
        <section key={name} className={classes.part} data-key-scope={name}>
          <Boundary>
            <Part fallback={<TextSkeleton />} />
          </Boundary>
        </section>
      ))}
    </div>
  );
}
