/** Which relationship types a placement shows, and how many of each at the most. */
import { Checkbox, SegmentedControl } from "@mantine/core";
import { TypeMark } from "../../app/links/TypeMark";
import { useTypes } from "../../app/links/useTypes";
import type { Placement } from "../../gen/types/Placement";
import { StoredNumber } from "../../shared/Stored";
import classes from "./Placements.module.css";
import { MOST_SHOWN, share, withMaximum, withType } from "./words";

interface Props {
  placement: Placement;
  change: (part: Partial<Placement>) => void;
}

function Chosen({ placement: { label, types }, change }: Props) {
  const { list } = useTypes();
  return (
    <ul className={classes.types} aria-label={`Types of ${label}`}>
      {list.map((type) => {
        const own = types.find((one) => one.type === type.code);
        const last = own !== undefined && types.length === 1;
        return (
          <li key={type.code} className={classes.type}>
            <Checkbox
              size="xs"
              aria-label={`${label} shows ${type.label}`}
              title={last ? "The last one stays: without any, all types are shown" : undefined}
              checked={own !== undefined}
              disabled={last}
              onChange={(event) =>
                change({ types: withType(types, type.code, event.currentTarget.checked) })
              }
            />
            <TypeMark code={type.code} label={type.label} />
            {own && (
              <StoredNumber
                name={`${type.label} in ${label} at the most`}
                value={own.max}
                min={0}
                max={MOST_SHOWN}
                width={84}
                empty="any"
                save={(max) => change({ types: withMaximum(types, type.code, max) })}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

export function Types(props: Props) {
  const { placement, change } = props;
  const { list } = useTypes();
  const all = placement.types.length === 0;
  return (
    <div className={classes.typesPart}>
      <SegmentedControl
        size="xs"
        aria-label={`Link types shown in ${placement.label}`}
        value={all ? "all" : "some"}
        onChange={(value) =>
          change({ types: value === "all" ? [] : list.map(({ code }) => share(code)) })
        }
        data={[
          { value: "all", label: "All link types" },
          { value: "some", label: "Only these" },
        ]}
      />
      {!all && <Chosen {...props} />}
    </div>
  );
}
