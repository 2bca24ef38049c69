/** Orders that wait: by cause, those with most at stake first, mended once for all that share it. */
import { SegmentedControl } from "@mantine/core";
import { IconMailCheck } from "@tabler/icons-react";
import { useState } from "react";
import type { DeadLetterGroups } from "../../gen/types/DeadLetterGroups";
import { useCommandQuery } from "../../platform/query";
import { EmptyState } from "../../shared/EmptyState";
import { FailedState } from "../../shared/FailedState";
import { countOf } from "../../shared/format";
import { Screen } from "../../shared/Screen";
import { RowsSkeleton } from "../../shared/Skeletons";
import classes from "./DeadLetters.module.css";
import { GroupList } from "./GroupList";
import { GroupView } from "./GroupView";
import { chosenOf, keyOf } from "./groups";
import { SourceTable } from "./SourceTable";

type Part = "waiting" | "sources";

const PARTS: { value: Part; label: string }[] = [
  { value: "waiting", label: "Waiting" },
  { value: "sources", label: "By source" },
];

function AllIn() {
  return (
    <EmptyState icon={<IconMailCheck size={24} />} title="Nothing waits">
      An order that cannot be stored as it is waits here, whole and with its reason, until it is
      mended, let in or given up. Nothing that a file holds is lost.
    </EmptyState>
  );
}

function Waiting({ groups }: { groups: DeadLetterGroups["groups"] }) {
  const [key, setKey] = useState<string | null>(null);
  const group = chosenOf(groups, key);
  if (!group) return <AllIn />;
  return (
    <div className={classes.page}>
      <GroupList groups={groups} chosen={group} choose={(one) => setKey(keyOf(one))} />
      <GroupView key={keyOf(group)} group={group} />
    </div>
  );
}

/** How many orders wait, and for how many reasons. Pure. */
export function detailOf({ groups }: DeadLetterGroups): string {
  const orders = groups.reduce((sum, group) => sum + group.orders, 0);
  return `${countOf(orders, "order")}, ${countOf(groups.length, "cause")}`;
}

export default function DeadlettersScreen() {
  const [part, setPart] = useState<Part>("waiting");
  const found = useCommandQuery("listDeadLetterGroups", {});
  const { data } = found;
  return (
    <Screen
      title="Dead letters"
      detail={data && data.groups.length > 0 && detailOf(data)}
      filters={
        <SegmentedControl
          size="xs"
          aria-label="Part"
          data={PARTS}
          value={part}
          onChange={(value) => setPart(value as Part)}
        />
      }
      fixed
    >
      {found.error && !data && (
        <FailedState fault={found.error} onRetry={() => void found.refetch()} />
      )}
      {found.isPending && <RowsSkeleton rows={8} />}
      {data && part === "waiting" && <Waiting groups={data.groups} />}
      {data && part === "sources" && <SourceTable sources={data.sources} />}
    </Screen>
  );
}
