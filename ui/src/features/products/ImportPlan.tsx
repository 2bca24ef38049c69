/** What a file holds and how it is to be read, before anything of it is stored. */
import { Button, Group, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import type { CsvInspection } from "../../gen/types/CsvInspection";
import type { FileSource } from "../../gen/types/FileSource";
import type { JobRef } from "../../gen/types/JobRef";
import { useCommandMutation, useCommandQuery } from "../../platform/query";
import { FailedState } from "../../shared/FailedState";
import { countOf } from "../../shared/format";
import { TextSkeleton } from "../../shared/Skeletons";
import { Words } from "../../shared/Words";
import classes from "./Import.module.css";
import { MappingTable } from "./MappingTable";
import { type Kind, kindOf, type Mapping, mappingOf, missingOf } from "./mapping";

interface Props {
  source: FileSource;
  said: Kind | null;
  another: () => void;
  close: () => void;
  started: (job: number) => void;
}

const KINDS = [
  { value: "products", label: "Products" },
  { value: "links", label: "Links" },
];

function LinksHint() {
  return (
    <p>
      Each row is a link: <b>from_sku</b>, <b>to_sku</b> and <b>type</b>, and if you like{" "}
      <b>weight</b>, <b>two_way</b> and <b>level</b>. A row that would close a loop where loops are
      refused is left out and told.
    </p>
  );
}

function Head({
  found,
  kind,
  setKind,
}: {
  found: CsvInspection;
  kind: Kind;
  setKind: (kind: Kind) => void;
}) {
  return (
    <div className={classes.head}>
      <SegmentedControl
        size="xs"
        aria-label="What the file holds"
        data={KINDS}
        value={kind}
        onChange={(value) => setKind(value as Kind)}
      />
      <span className="faint">
        {countOf(found.columns.length, "column")}, {found.encoding}, {found.delimiter} between them
      </span>
    </div>
  );
}

function Plan({ found, ...props }: Props & { found: CsvInspection }) {
  const { source, said, close, started } = props;
  const [kind, setKind] = useState<Kind>(said ?? kindOf(found));
  const [changed, setChanged] = useState<Mapping>({});
  const begun = { onDone: ({ job }: JobRef) => started(job), onFault: () => {} };
  const products = useCommandMutation("importProducts", begun);
  const links = useCommandMutation("importLinks", begun);
  const { error, isPending } = kind === "products" ? products : links;
  const mapping = mappingOf(found, changed);
  const missing = kind === "products" ? missingOf(found, mapping) : [];
  const start = () =>
    kind === "products" ? products.mutate({ source, mapping }) : links.mutate({ source });
  return (
    <div className={classes.steps}>
      <Head found={found} kind={kind} setKind={setKind} />
      {kind === "links" ? (
        <LinksHint />
      ) : (
        <MappingTable
          found={found}
          mapping={mapping}
          change={(part) => setChanged((former) => ({ ...former, ...part }))}
        />
      )}
      {error && (
        <p role="alert" style={{ color: "var(--error)" }}>
          <Words message={error.message} />
        </p>
      )}
      <Group justify="flex-end" gap={8}>
        {missing.length > 0 && <span className="faint">{missing.join(" and ")} still needed</span>}
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button data-autofocus disabled={missing.length > 0} loading={isPending} onClick={start}>
          Import {kind}
        </Button>
      </Group>
    </div>
  );
}

export function ImportPlan(props: Props) {
  const found = useCommandQuery("inspectProducts", { source: props.source });
  if (found.error) {
    return (
      <FailedState
        title="This file cannot be read"
        fault={found.error}
        actions={<Button onClick={props.another}>Choose another file…</Button>}
      />
    );
  }
  if (!found.data) return <TextSkeleton lines={6} />;
  return <Plan {...props} found={found.data} />;
}
