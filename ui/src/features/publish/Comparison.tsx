/** Any two versions beside each other: what differs, what shoppers see of it, and what can be brought back. */
import { ActionIcon, Button, Select, Tooltip } from "@mantine/core";
import { IconArrowBackUp, IconArrowsExchange, IconRestore } from "@tabler/icons-react";
import { useGoTo } from "../../app/useGoTo";
import { DRAFT, LIVE, versionName } from "../../app/versions/names";
import { useVersions } from "../../app/versions/useVersions";
import type { Difference } from "../../gen/types/Difference";
import type { DiffKind } from "../../gen/types/DiffKind";
import { FailedState } from "../../shared/FailedState";
import { RowsSkeleton } from "../../shared/Skeletons";
import { ItemsDiff } from "./ItemsDiff";
import { ListsDiff } from "./ListsDiff";
import type { Compared } from "./useCompared";
import { useDifference } from "./useDifference";
import { useRestore, useRestoreAll } from "./useRestore";
import classes from "./Versions.module.css";

interface ChoiceProps {
  compared: Compared;
  compare: (compared: Compared) => void;
}

function Choice({ compared: { from, to }, compare }: ChoiceProps) {
  const { numbered } = useVersions();
  const pick = (part: Partial<Compared>) => compare({ from, to, ...part });
  return (
    <div className={classes.choice}>
      <Select
        label="From"
        data={numbered}
        value={from}
        allowDeselect={false}
        onChange={(version) => version !== null && pick({ from: version })}
      />
      <Tooltip label="Compare the other way round">
        <ActionIcon
          aria-label="Compare the other way round"
          onClick={() => compare({ from: to, to: from })}
        >
          <IconArrowsExchange size={16} />
        </ActionIcon>
      </Tooltip>
      <Select
        label="To"
        data={numbered}
        value={to}
        allowDeselect={false}
        onChange={(version) => version !== null && pick({ to: version })}
      />
    </div>
  );
}

/** What brings one item back to how it was, by what became of it since. */
const BACK: Record<DiffKind, string> = {
  added: "Take out",
  removed: "Bring back",
  changed: "Change back",
};

function Differs({ compared, difference }: { compared: Compared; difference: Difference }) {
  const { from, to } = compared;
  const restore = useRestore(from, (kind) => BACK[kind]);
  const { live } = useVersions();
  if (difference.counts.length === 0) {
    return (
      <p className="faint">
        No link, rule, campaign or setting differs between {versionName(from, live)} and{" "}
        {versionName(to, live)}.
      </p>
    );
  }
  return (
    <div className={classes.differs}>
      <div>
        <ItemsDiff difference={difference} action={to === DRAFT ? restore : undefined} />
      </div>
      <ListsDiff from={from} to={to} />
    </div>
  );
}

/** What can be done with the version that is compared from. */
function Actions({ compared: { from, to }, differs }: { compared: Compared; differs: boolean }) {
  const { live } = useVersions();
  const goTo = useGoTo();
  const restore = useRestoreAll(from);
  const older = from !== DRAFT && from !== LIVE && from !== String(live);
  return (
    <div className={classes.actions}>
      {to === DRAFT && differs && (
        <Button
          variant="default"
          leftSection={<IconRestore size={16} />}
          disabled={restore.pending}
          onClick={restore.run}
        >
          Restore all into the draft
        </Button>
      )}
      {older && (
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={16} />}
          onClick={() => goTo(`/versions/${from}`)}
        >
          Roll back to version {from}…
        </Button>
      )}
    </div>
  );
}

export function Comparison({ compared, compare }: ChoiceProps) {
  const { from, to } = compared;
  const same = from === to;
  const difference = useDifference(from, to, !same);
  const differs = !same && (difference.data?.counts.length ?? 0) > 0;
  return (
    <section className={classes.comparison} aria-label="Comparison">
      <div className={classes.head}>
        <Choice compared={compared} compare={compare} />
        <Actions compared={compared} differs={differs} />
      </div>
      {same && <p className="faint">Choose two that are not the same.</p>}
      {!same && difference.isPending && <RowsSkeleton rows={5} label="Comparing" />}
      {!same && difference.isError && (
        <FailedState fault={difference.error} onRetry={() => void difference.refetch()} />
      )}
      {!same && difference.data && <Differs compared={compared} difference={difference.data} />}
    </section>
  );
}
