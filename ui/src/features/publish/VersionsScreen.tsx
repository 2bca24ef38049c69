/** What was published, by whom and what for; any two of it compared, rolled back to, or brought back into the draft. */
import { Button } from "@mantine/core";
import { IconVersions } from "@tabler/icons-react";
import { AsOf } from "../../app/AsOf";
import { ExportButton } from "../../app/exports/ExportButton";
import { useGoTo } from "../../app/useGoTo";
import type { Version } from "../../gen/types/Version";
import { useCommandQuery } from "../../platform/query";
import { EmptyState } from "../../shared/EmptyState";
import { FailedState } from "../../shared/FailedState";
import { countOf } from "../../shared/format";
import { Screen } from "../../shared/Screen";
import { RowsSkeleton } from "../../shared/Skeletons";
import { Comparison } from "./Comparison";
import { useCompared } from "./useCompared";
import { VersionList } from "./VersionList";
import classes from "./Versions.module.css";

function First() {
  const goTo = useGoTo();
  return (
    <EmptyState
      icon={<IconVersions size={24} />}
      title="Nothing is published yet"
      actions={<Button onClick={() => goTo("/publish")}>Publish the first version</Button>}
    >
      Edits go to the draft. Publishing makes a version of it that shoppers see and that never
      changes; here any two are compared, and an older one is brought back.
    </EmptyState>
  );
}

function Shown({ versions }: { versions: Version[] }) {
  const live = versions[0]?.number ?? null;
  const [compared, compare] = useCompared(live);
  if (live === null) return <First />;
  return (
    <div className={classes.page}>
      <VersionList versions={versions} chosen={compared.from} />
      <Comparison compared={compared} compare={compare} />
    </div>
  );
}

export default function VersionsScreen() {
  const list = useCommandQuery("listVersions", {});
  return (
    <Screen
      title="Versions"
      detail={list.data && countOf(list.data.versions.length, "version")}
      actions={
        <>
          <ExportButton />
          <AsOf />
        </>
      }
      fixed
    >
      {list.isPending && <RowsSkeleton rows={6} />}
      {list.isError && !list.data && (
        <FailedState fault={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.data && <Shown versions={list.data.versions} />}
    </Screen>
  );
}
