/** What the lines mean. */
import { CloseButton, UnstyledButton } from "@mantine/core";
import { TypeMark } from "../../app/links/TypeMark";
import { useTypes } from "../../app/links/useTypes";
import { useMapView } from "./mapStore";
import classes from "./Overlays.module.css";

const show = (legendOpen: boolean) => useMapView.setState({ legendOpen });

export function Legend() {
  const open = useMapView((view) => view.legendOpen);
  const { list } = useTypes();
  if (!open) {
    return (
      <UnstyledButton className={classes.legendClosed} onClick={() => show(true)}>
        Legend
      </UnstyledButton>
    );
  }
  return (
    <section className={classes.legend} aria-label="Legend">
      <CloseButton
        size="xs"
        className={classes.close}
        aria-label="Hide the legend"
        onClick={() => show(false)}
      />
      {list.slice(0, 10).map(({ code, label }) => (
        <TypeMark key={code} code={code} label={label} />
      ))}
      <span className="faint">Wider is stronger</span>
    </section>
  );
}
